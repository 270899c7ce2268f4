import { type Utf8Span, decodeSpan } from '@/domain/utf8-span';
import { IntegerSet } from '@/import/integer-set';
import { LabelBook } from '@/import/label-book';

const ZERO = 48;
const NINE = 57;
/** Nine digits fit an {@link IntegerSet}. */
const MOST_DIGITS = 9;
/** ACLED has one for each country. A file with more is no worse off than one without numbers. */
const MOST_PREFIXES = 512;

/** Where the number begins that the id ends with; its length where it ends with none, or not in its plainest form. */
const numberStart = (id: string): number => {
  let at = id.length;
  // ids are compared as they are written: units will do
  while (at > 0 && id.charCodeAt(at - 1) >= ZERO && id.charCodeAt(at - 1) <= NINE) at -= 1;
  const digits = id.length - at;
  const isPlain = digits <= MOST_DIGITS && (digits === 1 || id.charCodeAt(at) !== ZERO);
  return isPlain ? at : id.length;
};

/** Like {@link numberStart}, of bytes that are known to be ASCII. */
const numberStartInBytes = ({ bytes, from, to }: Utf8Span): number => {
  let at = to;
  while (at > from && (bytes[at - 1] as number) >= ZERO && (bytes[at - 1] as number) <= NINE) at -= 1;
  const digits = to - at;
  return digits <= MOST_DIGITS && (digits === 1 || bytes[at] !== ZERO) ? at : to;
};

/** Gives every row an id of its own, so that a link means one event even where a file repeats ids. */
export class IdRegister {
  readonly #seen = new Set<string>();
  /** Ids end in numbers nearly everywhere (`SYR12345`, `row-7`): a set of numbers for each of what stands before them. */
  readonly #numbers = new Map<string, IntegerSet>();
  /** The same sets by the number of their prefix among the bytes of prefixes. */
  readonly #prefixes = new LabelBook();
  readonly #byPrefix: (IntegerSet | null)[] = [];
  readonly #copies = new Map<string, number>();

  /**
   * `id` itself if it is new, else `id~2`, `id~3`, …; `row-N` for an empty one.
   *
   * @param given text, or bytes that are all ASCII
   */
  claim(given: string | Utf8Span, record: number): string | Utf8Span {
    if (typeof given !== 'string' && this.claimNew(given)) return given;
    const id = decodeSpan(given);
    const wanted = id === '' ? `row-${record}` : id;
    if (this.#isNew(wanted)) return wanted;
    // Where counting goes on: a file whose ids are all the same would otherwise take quadratic time.
    let copy = this.#copies.get(wanted) ?? 1;
    for (;;) {
      copy += 1;
      const candidate = `${wanted}~${copy}`;
      if (!this.#isNew(candidate)) continue;
      this.#copies.set(wanted, copy);
      return candidate;
    }
  }

  /**
   * Takes an id that is a number behind a prefix, if no row has it.
   *
   * @param id bytes that are all ASCII
   * @returns false where a row has it, and for ids that have to be asked for as texts
   */
  claimNew(id: Utf8Span): boolean {
    const { bytes, from, to } = id;
    const start = numberStartInBytes(id);
    if (start === to) return false;
    let prefix = this.#prefixes.find(id.words, from, start);
    if (prefix < 0) prefix = this.#prefixes.keep(bytes, from, start, '');
    if (prefix < 0) return false;
    const numbers = this.#byPrefix[prefix] ?? this.#newPrefix(prefix, decodeSpan({ ...id, to: start }));
    if (numbers === null) return false;
    let number = 0;
    for (let at = start; at < to; at += 1) number = number * 10 + (bytes[at] as number) - ZERO;
    return numbers.add(number);
  }

  #newPrefix(number: number, prefix: string): IntegerSet | null {
    const numbers = this.#numbersAfter(prefix);
    // One after the other: numbers of prefixes come in order.
    while (this.#byPrefix.length <= number) this.#byPrefix.push(null);
    this.#byPrefix[number] = numbers;
    return numbers;
  }

  #isNew(id: string): boolean {
    const start = numberStart(id);
    const numbers = start < id.length ? this.#numbersAfter(id.slice(0, start)) : null;
    if (numbers !== null) return numbers.add(Number(id.slice(start)));
    // One look-up instead of two: strings fresh from a file have to be hashed for each.
    const before = this.#seen.size;
    this.#seen.add(id);
    return this.#seen.size > before;
  }

  /** null where there are too many prefixes: always the same for the same prefix. */
  #numbersAfter(prefix: string): IntegerSet | null {
    const known = this.#numbers.get(prefix);
    if (known !== undefined || this.#numbers.size >= MOST_PREFIXES) return known ?? null;
    const numbers = new IntegerSet();
    this.#numbers.set(prefix, numbers);
    return numbers;
  }
}
