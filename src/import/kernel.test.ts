import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DelimitedScanner } from '@/import/delimited-scanner';
import { hasHighBytes } from '@/import/kernel';

/** The compiler has to start first. */
const PATIENCE = { timeout: 60_000 };

test('kernel.wasm is what its source compiles to', PATIENCE, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kernel-'));
  try {
    const compiled = join(folder, 'kernel.wasm');
    await promisify(execFile)('npm', ['run', '-s', 'kernel', '--', '--outFile', compiled]);
    expect(Buffer.compare(await readFile(compiled), await readFile('src/import/kernel/kernel.wasm'))).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('bytes above 0x7f are seen wherever they stand', () => {
  const bytes = fc.uint8Array({ max: 0x7f, maxLength: 300 });
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 0x80, max: 0xff }), (plain, place, high) => {
      expect(hasHighBytes(plain)).toBe(false);
      fc.pre(plain.length > 0);
      const other = plain.slice();
      other[place % plain.length] = high;
      expect(hasHighBytes(other)).toBe(true);
    }),
  );
});

test('a label is found under its own number or not at all, however many there are', () => {
  const labels = Array.from({ length: 60_000 }, (_, number) => `${'x'.repeat(number % 60)}${number}`);
  const wrong: number[] = [];
  let found = 0;
  let before = 0;
  const scanner = new DelimitedScanner(44, ({ kernel, recordCount, starts, ends }) => {
    const ask = (): Int32Array => {
      kernel.findLabels(recordCount, 0, false);
      return kernel.labels.subarray(0, recordCount);
    };
    for (let record = 0; record < recordCount; record += 1) kernel.positions[record] = record;
    expect(ask().every((number) => number === -1)).toBe(true);
    for (let record = 0; record < recordCount; record += 1)
      kernel.keepLabel(starts[record] ?? 0, ends[record] ?? 0, before + record);
    for (const [record, number] of ask().entries()) {
      if (number === before + record) found += 1;
      else if (number !== -1) wrong.push(record);
    }
    before += recordCount;
  });
  scanner.push(new TextEncoder().encode(labels.join('\n')));
  scanner.end();
  expect(before).toBe(labels.length);
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThan(labels.length / 2);
});
