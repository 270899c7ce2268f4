import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalFromBytes, isoDayFromBytes } from '@/import/byte-numbers';
import { utf8MakeOf } from '@/import/clean-utf8';
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

/** The fields of one column, each alone on its line, as the kernel reads them. */
const numbersOf = (texts: readonly string[], as: 'decimals' | 'days'): readonly number[] => {
  let numbers: readonly number[] = [];
  const scanner = new DelimitedScanner(44, ({ kernel, recordCount }) => {
    kernel.readNumbers(recordCount, 1, as);
    numbers = [...kernel.numbers.subarray(0, recordCount)];
  });
  scanner.push(new TextEncoder().encode(texts.map((text) => `x,${text}\n`).join('')));
  scanner.end();
  return numbers;
};

/** The same one by one, with the reader that the rest of the importer uses. */
const slowNumbersOf = (
  texts: readonly string[],
  read: (bytes: Uint8Array, start: number, end: number) => number,
): readonly number[] =>
  texts.map((text) => {
    const bytes = new TextEncoder().encode(text);
    return text === '' ? Infinity : read(bytes, 0, bytes.length);
  });

test('labels that differ only in their last digits do not drive each other out', () => {
  const labels = Array.from({ length: 1000 }, (_, number) => `A group ${1000 + number}`);
  let found = 0;
  const scanner = new DelimitedScanner(44, ({ kernel, recordCount, starts, ends }) => {
    for (let record = 0; record < recordCount; record += 1) kernel.positions[record] = record;
    for (let record = 0; record < recordCount; record += 1)
      kernel.keepLabel(starts[record] ?? 0, ends[record] ?? 0, record);
    kernel.findLabels(recordCount, 0, false);
    found = kernel.labels.subarray(0, recordCount).filter((number) => number >= 0).length;
  });
  scanner.push(new TextEncoder().encode(`${labels.join('\n')}\n`));
  scanner.end();
  expect(found).toBeGreaterThan(labels.length * 0.95);
});

test('a column of decimals is read to the same bits as its texts one by one', () => {
  const figure = fc.oneof(
    fc.double({ noNaN: true }).map(String),
    fc.double({ min: -181, max: 181, noNaN: true }).map((degrees) => degrees.toFixed(6)),
    fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(String),
    fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', '+', ' ', 'e', 'é'), maxLength: 18 }),
  );
  fc.assert(
    fc.property(fc.array(figure, { maxLength: 30 }), (texts) => {
      expect(numbersOf(texts, 'decimals')).toEqual(slowNumbersOf(texts, decimalFromBytes));
    }),
    { numRuns: 500 },
  );
});

test('a column of days is read as its texts one by one', () => {
  const two = fc.integer({ min: 0, max: 40 }).map((number) => String(number).padStart(2, '0'));
  const year = fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, '0'));
  const time = fc.string({ unit: fc.constantFrom('T', ' ', '0', ':', '.', '1'), maxLength: 10 });
  const tail = fc.oneof(fc.constant(''), fc.constant(' 00:00:00.000'), time);
  const anyDay = fc.tuple(year, two, two, tail).map(([y, m, d, rest]) => `${y}-${m}-${d}${rest}`);
  const realDay = fc
    .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const noDay = fc.string({ unit: fc.constantFrom('2', '0', '-', 'x', '/'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.oneof(anyDay, realDay, noDay), { maxLength: 30 }), (texts) => {
      expect(numbersOf(texts, 'days')).toEqual(slowNumbersOf(texts, isoDayFromBytes));
    }),
    { numRuns: 500 },
  );
});

test('days on both sides of centuries and of year zero are read', () => {
  const ranges = [-719_528, -36_525, 10_957].map((first) =>
    Array.from({ length: 2000 }, (_, at) => new Date((first + at) * 86_400_000).toISOString().slice(0, 10)),
  );
  for (const texts of ranges) expect(numbersOf(texts, 'days')).toEqual(texts.map((text) => Date.parse(text)));
});

test('a record that lacks the column has no number there', () => {
  const found: number[][] = [];
  const scanner = new DelimitedScanner(44, ({ kernel, recordCount }) => {
    kernel.readNumbers(recordCount, 2, 'decimals');
    found.push([...kernel.numbers.subarray(0, recordCount)]);
  });
  scanner.push(new TextEncoder().encode('1,2,3\n4\n5,6,\n'));
  scanner.end();
  expect(found).toEqual([[3, Number.NaN, Infinity]]);
});

/** Fields of one column, some of them quoted. */
const someNotes = fc.array(
  fc.string({
    unit: fc.constantFrom('a', 'long text ', 'é', '\0', '""', '\u007F', ','),
    maxLength: 40,
  }),
  { maxLength: 30 },
);

const isPlainNote = (note: string): boolean =>
  new TextEncoder().encode(note).every((byte) => byte > 0 && byte < 0x80 && byte !== 34);

/** Pushes one record for each of the notes, behind its number; `look` is called once, where there is any. */
const withNotes = (notes: readonly string[], look: (scanner: DelimitedScanner) => void): void => {
  const scanner = new DelimitedScanner(44, look);
  scanner.push(new TextEncoder().encode(notes.map((note, number) => `${number},"${note}"\n`).join('')));
  scanner.end();
};

test('a column is said to be ASCII where a look at each of its texts says so', () => {
  fc.assert(
    fc.property(someNotes, (notes) => {
      withNotes(notes, ({ kernel, recordCount }) => {
        kernel.findAscii(recordCount, 1);
        const slow = notes.map((note) => {
          const bytes = new TextEncoder().encode(`${note}    `);
          return utf8MakeOf(bytes, new DataView(bytes.buffer), 0, bytes.length - 4) === 'ascii' ? 1 : 0;
        });
        expect([...kernel.isAscii.subarray(0, recordCount)]).toEqual(slow);
      });
    }),
  );
});

/** ASCII behind its length, of which a byte holds seven bits. */
const withLength = (text: string): readonly number[] => {
  const { length } = text;
  const bytes = new TextEncoder().encode(text);
  return length < 128 ? [length, ...bytes] : [128 + (length % 128), Math.floor(length / 128), ...bytes];
};

/** What a table's text has for a row: id, title, notes, and what else to search. */
const entryOf = (id: number, note: string): readonly number[] =>
  [String(id), '', note, ''].flatMap(withLength);

test('packed texts are entries of a table’s text, up to the first that is not plain', () => {
  fc.assert(
    fc.property(someNotes, fc.nat({ max: 5 }), (notes, from) => {
      fc.pre(from <= notes.length);
      withNotes(notes, ({ kernel, recordCount }) => {
        for (let record = 0; record < recordCount; record += 1) kernel.positions[record] = record;
        const length = kernel.packTexts(from, recordCount, 0, 1);
        const plain = notes.slice(from).findIndex((note) => !isPlainNote(note));
        expect(length).toBe(plain < 0 ? recordCount - from : plain);
        const entries = notes.slice(from, from + length).map((note, row) => entryOf(from + row, note));
        expect([...kernel.packed.subarray(0, kernel.labels[length])]).toEqual(entries.flat());
        for (let row = 0; row < length; row += 1)
          expect(kernel.labels[row]).toBe(entries.slice(0, row).flat().length);
      });
    }),
  );
});
