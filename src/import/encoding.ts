import { ImportFailure } from '@/import/import-error';
import { hasHighBytes } from '@/import/kernel';

/** Encodings that the person can choose from, as WHATWG labels. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'koi8-r',
] as const;

/** What became of the bytes; filled while the stream is read and complete at its end. */
export interface EncodingNotes {
  encoding: string;
  /** True where neither a mark, nor the bytes, nor the person settled it. */
  isGuess: boolean;
}

interface Mark {
  readonly encoding: string;
  readonly length: number;
}

const byteOrderMark = (head: Uint8Array): Mark | null => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
};

/** UTF-16 without a mark: Western text has a NUL in nearly every other byte. */
const unmarkedUtf16 = (head: Uint8Array): string | null => {
  const length = Math.min(head.length, 2000);
  if (length < 8) return null;
  const nuls: [even: number, odd: number] = [0, 0];
  for (let at = 0; at < length; at += 1) if (head[at] === 0) nuls[at % 2 === 0 ? 0 : 1] += 1;
  if (nuls[1] > length * 0.3 && nuls[0] < length * 0.05) return 'utf-16le';
  if (nuls[0] > length * 0.3 && nuls[1] < length * 0.05) return 'utf-16be';
  return null;
};

const isEncoding = (label: string): boolean => {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** The commonest letters of languages written in each code page; enough to tell the scripts apart. */
const COMMON_LETTERS: readonly (readonly [encoding: string, letters: string])[] = [
  ['windows-1251', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщОЕАИНТСРВЛКМДПУіїє'],
  ['koi8-r', 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщОЕАИНТСРВЛКМДПУ'],
  ['windows-1256', 'ايلمنوترهدبسعقفحجشكةىصطخءأإغضزذث'],
  ['windows-1255', 'יוהלאמרתבשנעכדקפחםזןגטסצךץף'],
  ['windows-1253', 'αοιετσνηυρπκμλςήίόάδθέγύώχφβξψΑΟΙΕΤΣ'],
];

/**
 * The likeliest Windows code page of bytes that are not UTF-8. Latin scripts sprinkle high bytes into ASCII words and
 * cannot be told from each other, so they are read as windows-1252; other scripts fill whole words with them.
 */
const guessCodePage = (bytes: Uint8Array): string => {
  const sample = bytes.subarray(0, 65_536);
  let high = 0;
  let inRuns = 0;
  for (let at = 1; at < sample.length; at += 1) {
    if ((sample[at] as number) < 0x80) continue;
    high += 1;
    if ((sample[at - 1] as number) >= 0x80) inRuns += 1;
  }
  if (inRuns < high * 0.5) return 'windows-1252';
  let best = 'windows-1252';
  let bestScore = high * 0.5;
  for (const [encoding, letters] of COMMON_LETTERS) {
    const common = new Set(letters);
    let score = 0;
    for (const letter of new TextDecoder(encoding).decode(sample)) if (common.has(letter)) score += 1;
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
};

async function* transcode(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  const rest = decoder.decode();
  if (rest !== '') yield encoder.encode(rest);
}

/** Until a byte above 0x7f appears any ASCII-compatible encoding is right; the first such chunk decides. */
async function* decideOnTheWay(
  chunks: AsyncIterable<Uint8Array>,
  notes: EncodingNotes,
): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let isDecided = false;
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    if (!isDecided && hasHighBytes(chunk)) {
      isDecided = true;
      notes.encoding = isUtf8(chunk) ? 'utf-8' : guessCodePage(chunk);
      notes.isGuess = notes.encoding !== 'utf-8';
      if (notes.isGuess) decoder = new TextDecoder(notes.encoding);
    }
    yield decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk;
  }
}

async function* skipFirst(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (skipped < chunk.length) yield skipped === 0 ? chunk : chunk.subarray(skipped);
  }
}

/**
 * The bytes as UTF-8 without byte order mark, whatever they were.
 *
 * @param head the first bytes, not consumed from `chunks`
 * @param chosen the encoding that the person chose; wins over everything but a mark's length
 * @throws ImportFailure `bad-mapping` where `chosen` is no known encoding
 */
export const toUtf8 = (
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  chosen: string | undefined,
): { readonly notes: EncodingNotes; readonly chunks: AsyncIterable<Uint8Array> } => {
  const mark = byteOrderMark(head);
  const known = chosen?.toLowerCase() ?? mark?.encoding ?? unmarkedUtf16(head);
  if (chosen !== undefined && !isEncoding(chosen))
    throw new ImportFailure('bad-mapping', { encoding: chosen });
  const notes: EncodingNotes = { encoding: known ?? 'utf-8', isGuess: false };
  const unmarked = mark ? skipFirst(chunks, mark.length) : chunks;
  if (known !== null && known !== 'utf-8') return { notes, chunks: transcode(unmarked, known) };
  if (known === 'utf-8') return { notes, chunks: unmarked };
  return { notes, chunks: decideOnTheWay(unmarked, notes) };
};
