import { ImportFailure } from '@/import/import-error';
import { LIMITS } from '@/import/limits';

/** Arrays of a root object whose elements are handed out one by one: GeoJSON, Liveuamap, and what APIs wrap rows in. */
const STREAMED = new Set([
  'features',
  'venues',
  'ovens',
  'events',
  'data',
  'results',
  'Result',
  'result',
  'items',
  'records',
  'rows',
]);

const [QUOTE, BACKSLASH, COMMA, COLON, LF] = [34, 92, 44, 58, 10];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [123, 125, 91, 93];

/** Who is told of the parts of a JSON text, in its order. */
export interface JsonListener {
  /**
   * An element of a streamed array.
   *
   * @param path the array's key, or empty for a root array
   * @param root the root object as far as it was read, its arrays empty; null for a root array
   */
  element(path: string, value: unknown, root: unknown): void;
  /** A root value has ended; streamed arrays in it are empty. Called once per document, or per record of a sequence. */
  root(value: unknown, streamed: boolean): void;
}

/** Bytes gathered across chunks. */
class Collector {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(part: Uint8Array): void {
    const needed = this.#length + part.length;
    if (needed > LIMITS.jsonElementBytes)
      throw new ImportFailure('too-large', { limitBytes: LIMITS.jsonElementBytes });
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(part, this.#length);
    this.#length = needed;
  }

  text(from = 0, to = this.#length): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#bytes.subarray(from, to));
  }

  clear(): void {
    this.#length = 0;
  }
}

const isBlank = (byte: number): boolean =>
  byte === 32 || byte === LF || byte === 13 || byte === 9 || byte === 0x1e;

/**
 * Walks JSON (one document, or a sequence of them as in GeoJSON-seq) without holding it as one string: elements of big
 * arrays are parsed and handed out as they end, so that a file of any size streams, nesting is limited before it is
 * parsed, and what comes before a cut is not lost.
 */
export class JsonSplitter {
  readonly #listener: JsonListener;
  readonly #rest = new Collector();
  readonly #element = new Collector();
  #line = 1;
  #bytesBefore = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** At the root object's own level: does a key come next? */
  #expectsKey = false;
  #keyStart = -1;
  #key = '';
  /** Depth inside the array whose elements are handed out; 0 while there is none. */
  #arrayDepth = 0;
  #path = '';
  #rootSoFar: unknown = null;
  #isInElement = false;
  #isScalarRoot = false;
  #hasStreamed = false;

  constructor(listener: JsonListener) {
    this.#listener = listener;
  }

  /** @throws ImportFailure `bad-json` with the line, `too-deep`, `too-large` */
  push(chunk: Uint8Array): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (byte === LF) this.#line += 1;
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) {
          this.#isInString = false;
          if (this.#keyStart >= 0) this.#endKey(chunk.subarray(from, at + 1));
          else continue;
          from = at + 1;
        }
        continue;
      }
      from = this.#structure(byte, chunk, from, at);
    }
    this.#keep(chunk.subarray(from));
    this.#bytesBefore += chunk.length;
  }

  /** @throws ImportFailure `bad-json` with the line and the byte where the text ends too early */
  end(): void {
    if (this.#isScalarRoot) this.#endRoot();
    if (this.#depth === 0 && !this.#isInString) return;
    throw new ImportFailure('bad-json', { line: this.#line, byte: this.#bytesBefore }, this.#line);
  }

  /** Where the bytes that are being passed over belong. */
  #keep(part: Uint8Array): void {
    if (part.length === 0) return;
    if (this.#isInElement) this.#element.add(part);
    else if (this.#arrayDepth === 0 && (this.#depth > 0 || this.#isScalarRoot)) this.#rest.add(part);
  }

  /** Handles a byte outside strings; returns from where on bytes are not kept yet. */
  #structure(byte: number, chunk: Uint8Array, from: number, at: number): number {
    if (this.#arrayDepth > 0 && this.#depth === this.#arrayDepth)
      return this.#betweenElements(byte, chunk, from, at);
    switch (byte) {
      case QUOTE:
        return this.#startString(chunk, from, at);
      case OPEN_BRACE:
      case OPEN_BRACKET:
        return this.#open(byte, chunk, from, at);
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        return this.#close(chunk, from, at);
      case COMMA:
        if (this.#depth === 1 && this.#arrayDepth === 0) this.#expectsKey = true;
        return from;
      case COLON:
        if (this.#depth === 1) this.#expectsKey = false;
        return from;
      default:
        if (this.#depth > 0) return from;
        if (isBlank(byte)) {
          if (!this.#isScalarRoot) return at + 1;
          this.#keep(chunk.subarray(from, at));
          this.#endRoot();
          return at + 1;
        }
        this.#isScalarRoot = true;
        return from;
    }
  }

  #startString(chunk: Uint8Array, from: number, at: number): number {
    this.#isInString = true;
    if (this.#depth === 0) this.#isScalarRoot = true;
    if (this.#depth !== 1 || !this.#expectsKey || this.#arrayDepth > 0) return from;
    this.#keep(chunk.subarray(from, at));
    this.#keyStart = this.#rest.length;
    return at;
  }

  #endKey(part: Uint8Array): void {
    this.#keep(part);
    const key = parse(this.#rest.text(this.#keyStart), this.#line);
    this.#key = typeof key === 'string' ? key : '';
    this.#keyStart = -1;
    this.#expectsKey = false;
  }

  #open(byte: number, chunk: Uint8Array, from: number, at: number): number {
    if (this.#depth >= LIMITS.jsonDepth)
      throw new ImportFailure('too-deep', { limit: LIMITS.jsonDepth }, this.#line);
    const isRoot = this.#depth === 0;
    const isStreamed =
      byte === OPEN_BRACKET &&
      this.#arrayDepth === 0 &&
      (isRoot || (this.#depth === 1 && STREAMED.has(this.#key)));
    this.#depth += 1;
    if (isRoot) {
      this.#rest.clear();
      this.#hasStreamed = false;
      this.#key = '';
      this.#expectsKey = byte === OPEN_BRACE;
    }
    if (!isStreamed) return isRoot ? at : from;
    this.#keep(chunk.subarray(isRoot ? at : from, at + 1));
    this.#arrayDepth = this.#depth;
    this.#path = isRoot ? '' : this.#key;
    this.#rootSoFar = isRoot ? null : parse(`${this.#rest.text()}]}`, this.#line);
    return at + 1;
  }

  #close(chunk: Uint8Array, from: number, at: number): number {
    this.#depth -= 1;
    if (this.#depth < 0) throw new ImportFailure('bad-json', { line: this.#line }, this.#line);
    if (this.#isInElement && this.#depth === this.#arrayDepth) {
      this.#element.add(chunk.subarray(from, at + 1));
      this.#endElement();
      return at + 1;
    }
    if (this.#depth > 0 || this.#isInElement) return from;
    this.#rest.add(chunk.subarray(from, at + 1));
    this.#endRoot();
    return at + 1;
  }

  /** Directly inside a streamed array: commas, blanks, the array's end, or the start or end of an element. */
  #betweenElements(byte: number, chunk: Uint8Array, from: number, at: number): number {
    if (byte === COMMA || byte === CLOSE_BRACKET) {
      if (this.#isInElement) {
        this.#element.add(chunk.subarray(from, at));
        this.#endElement();
      }
      if (byte === COMMA) return at + 1;
      this.#hasStreamed = true;
      this.#arrayDepth = 0;
      this.#key = '';
      return this.#close(chunk, at, at);
    }
    if (isBlank(byte) && !this.#isInElement) return at + 1;
    const start = this.#isInElement ? from : at;
    this.#isInElement = true;
    if (byte === QUOTE) this.#isInString = true;
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (this.#depth >= LIMITS.jsonDepth)
        throw new ImportFailure('too-deep', { limit: LIMITS.jsonDepth }, this.#line);
      this.#depth += 1;
    }
    return start;
  }

  #endElement(): void {
    this.#isInElement = false;
    const value = parse(this.#element.text(), this.#line);
    this.#element.clear();
    this.#listener.element(this.#path, value, this.#rootSoFar);
  }

  #endRoot(): void {
    this.#isScalarRoot = false;
    const value = parse(this.#rest.text(), this.#line);
    this.#rest.clear();
    this.#listener.root(value, this.#hasStreamed);
  }
}

const parse = (text: string, line: number): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw new ImportFailure('bad-json', { line, message: message.slice(0, 200) }, line);
  }
};
