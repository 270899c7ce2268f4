import { type Utf8Span, decodeSpan } from '@/domain/utf8-span';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '@/import/import-files';
import type { ImportReport } from '@/import/report';
import type { ImportedRow } from '@/import/row-sink';

/** Numbers that follow from a seed (xorshift32), so that a failure can be run again. */
export const createRandom = (seed: number): ((below: number) => number) => {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

const TOKENS = [
  '"',
  ',',
  '\n',
  '\r',
  ';',
  '\t',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '&',
  '\0',
  '-',
  '..',
  '1e309',
  '__proto__',
  'null',
  '\u001e',
  '0/0/0',
  'é',
];

/** One damaged copy: bytes flipped, removed, repeated, moved, cut off, or replaced by what means something. */
export const mutate = (source: Uint8Array, random: (below: number) => number): Uint8Array => {
  let bytes = source.slice();
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const at = random(bytes.length + 1);
    const length = random(Math.min(64, bytes.length - at + 1));
    const before = bytes.subarray(0, at);
    const after = bytes.subarray(at + length);
    const middle = bytes.subarray(at, at + length);
    switch (random(6)) {
      case 0:
        for (let byte = 0; byte < middle.length; byte += 1) middle[byte] = random(256);
        continue;
      case 1:
        bytes = join2(before, after);
        continue;
      case 2:
        bytes = join2(before, middle, middle, after);
        continue;
      case 3:
        bytes = before.slice();
        continue;
      case 4:
        bytes = join2(before, new TextEncoder().encode(TOKENS[random(TOKENS.length)]), after);
        continue;
      default:
        bytes = join2(after, before);
    }
  }
  return bytes;
};

const join2 = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

/** Are bytes that are passed on undecoded what they are said to be? */
const isSoundSpan = ({ bytes, from, to, isAscii }: Utf8Span): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from, to));
    return isAscii === (text.length === to - from) && !text.includes('\0');
  } catch {
    return false;
  }
};

/** What is wrong with a row, whatever the file was; null where nothing is. */
const rowProblem = (row: ImportedRow): string | null => {
  if (!(row.start < row.end)) return `empty span ${row.start}..${row.end}`;
  if (row.hasPlace && !(Math.abs(row.lat) <= 90 && Math.abs(row.lng) <= 180))
    return `place ${row.lng},${row.lat}`;
  if (row.id === '') return 'no id';
  if (typeof row.notes !== 'string' && !isSoundSpan(row.notes)) return 'notes that are no UTF-8';
  const counts = [row.low, row.best, row.high];
  return counts.some((count) => count !== null && !(count >= 0 && count < 1e8))
    ? `deaths ${counts.join('/')}`
    : null;
};

const reportProblem = (report: ImportReport, pushed: number): string | null => {
  const { records, loaded, rejectedTotal, merged, offMap } = report;
  // Every record is accounted for: loaded, rejected or merged.
  if (records !== loaded + rejectedTotal + merged)
    return `${records} records, ${loaded} + ${rejectedTotal} + ${merged}`;
  if (pushed !== loaded + offMap) return `${pushed} rows pushed, ${loaded} + ${offMap} reported`;
  return 'polluted' in {} ? 'prototype polluted' : null;
};

/** Imports `bytes` and tells what promise of the importer is broken; null where all hold. */
export const checkImport = async (bytes: Uint8Array): Promise<string | null> => {
  let problem: string | null = null;
  let pushed = 0;
  const ids = new Set<string>();
  const push = (row: ImportedRow): void => {
    pushed += 1;
    const id = decodeSpan(row.id);
    problem ??= rowProblem(row) ?? (ids.has(id) ? `id ${id} twice` : null);
    ids.add(id);
  };
  const report = await importFiles([{ name: 'fuzz', bytes, size: bytes.length }], { sink: { push } });
  return problem ?? reportProblem(report, pushed);
};

/** Every fixture, by name, to damage. */
export const fuzzSeeds = (folder: string): readonly (readonly [name: string, bytes: Uint8Array])[] =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.expected.json') && !name.endsWith('.ts'))
    .map((name) => [name, join(folder, name)] as const)
    .filter(([, path]) => statSync(path).isFile())
    .map(([name, path]) => [name, new Uint8Array(readFileSync(path))]);

/**
 * Damages the fixtures (and, given paths, other files) and imports them until the time is over.
 *
 * `MINUTES [SEED] [FILE…]`; prints each broken promise with the seed that shows it; 1 where there was one.
 */
export const main = async ([minutes = '1', seed = '1', ...files]: readonly string[]): Promise<number> => {
  const seeds = [
    ...fuzzSeeds(join(import.meta.dirname, 'fixtures')),
    ...files.map((file) => [file, new Uint8Array(readFileSync(file))] as const),
  ];
  const end = performance.now() + Number(minutes) * 60_000;
  let runs = 0;
  let failures = 0;
  let slowestMs = 0;
  const runOne = async (current: number): Promise<void> => {
    const random = createRandom(current * 2_654_435_761);
    const [name, bytes] = seeds[random(seeds.length)] ?? ['', new Uint8Array(0)];
    const before = process.cpuUsage();
    const problem = await checkImport(mutate(bytes, random)).catch(String);
    // CPU, not the clock: at low priority a run waits for others most of the time.
    const { user, system } = process.cpuUsage(before);
    const tookMs = (user + system) / 1000;
    slowestMs = Math.max(slowestMs, tookMs);
    runs += 1;
    if (problem === null && tookMs < 5000) return;
    failures += 1;
    process.stdout.write(`seed ${current}, ${name}: ${problem ?? `took ${Math.round(tookMs)} ms of CPU`}\n`);
  };
  const runAll = async (current: number): Promise<void> => {
    if (performance.now() >= end) return undefined;
    await runOne(current);
    return runAll(current + 1);
  };
  await runAll(Number(seed));
  process.stdout.write(`${runs} runs, ${failures} failures, slowest ${Math.round(slowestMs)} ms of CPU\n`);
  return failures > 0 ? 1 : 0;
};
