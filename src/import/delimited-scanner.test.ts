import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DelimitedScanner } from '@/import/delimited-scanner';
import { ImportFailure } from '@/import/import-error';

const COMMA = 44;

interface Scanned {
  readonly records: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly isUnclosed: boolean;
}

const scan = (text: string, chunkBytes = 1 << 20): Scanned => {
  const records: string[][] = [];
  const lines: number[] = [];
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const scanner = new DelimitedScanner(COMMA, (found) => {
    for (let record = 0; record < found.recordCount; record += 1) {
      found.select(record);
      lines.push(found.line);
      records.push(
        Array.from({ length: found.fieldCount }, (_, at) => {
          const field = found.firstField + at;
          const cell = decoder.decode(found.buffer.subarray(found.starts[field], found.ends[field]));
          return found.doubled[field] === 1 ? cell.replaceAll('""', '"') : cell;
        }),
      );
    }
  });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) scanner.push(bytes.subarray(at, at + chunkBytes));
  scanner.end();
  return { records, lines, isUnclosed: scanner.isUnclosed };
};

/** The same rules, character by character. */
const scanSlowly = (text: string): readonly (readonly string[])[] => {
  const records: string[][] = [];
  let fields: string[] = [];
  let at = 0;
  const endRecord = (): void => {
    if (fields.length > 1 || fields[0] !== '' || wasQuoted) records.push(fields);
    fields = [];
  };
  let wasQuoted = false;
  while (at < text.length) {
    let value = '';
    wasQuoted = false;
    if (text[at] === '"') {
      let end = at + 1;
      while (end < text.length && (text[end] !== '"' || text[end + 1] === '"'))
        end += text[end] === '"' ? 2 : 1;
      const after = text[end + 1];
      if (end >= text.length || after === undefined || ',\n\r'.includes(after)) {
        value = text.slice(at + 1, end).replaceAll('""', '"');
        at = Math.min(end + 1, text.length);
      } else {
        let stop = end + 1;
        while (stop < text.length && !',\n\r'.includes(text[stop] ?? '')) stop += 1;
        value = text.slice(at, stop);
        at = stop;
      }
    } else {
      let stop = at;
      while (stop < text.length && !',\n\r'.includes(text[stop] ?? '')) stop += 1;
      value = text.slice(at, stop);
      at = stop;
    }
    fields.push(value);
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) {
        fields.push('');
        endRecord();
      }
      continue;
    }
    endRecord();
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return records;
};

test('agrees with the slow reading of the same rules, however the bytes are cut', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', 'long text ', '""'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      text,
      fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 60, max: 200 })),
      (source, chunkBytes) => {
        const whole = scan(source);
        expect(scan(source, chunkBytes)).toEqual(whole);
        fc.pre(!whole.isUnclosed);
        expect(whole.records).toEqual(scanSlowly(source));
      },
    ),
    { numRuns: 2000 },
  );
});

test('what is written by the rules comes back cell by cell', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'ф', '"', ',', '\n', '\r\n', ' '),
    minLength: 1,
    maxLength: 12,
  });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), (cells, lineEnd) => {
      const written = cells
        .map((row) => row.map((it) => `"${it.replaceAll('"', '""')}"`).join(','))
        .join(lineEnd);
      expect(scan(written, 7).records).toEqual(cells);
    }),
  );
});

test('lines are counted through quoted line breaks and any line end', () => {
  expect(scan('a,b\r\n"x\ny",c\n\nd,e\rf,g').lines).toEqual([1, 2, 5, 6]);
});

test('a quote left open is noticed at the end, on the line where the record starts', () => {
  const { isUnclosed, lines } = scan('a,b\nc,"d\ne,f\n');
  expect(isUnclosed).toBe(true);
  expect(lines).toEqual([1, 2]);
});

test('an empty last field counts', () => {
  expect(scan('a,\n,\n').records).toEqual([
    ['a', ''],
    ['', ''],
  ]);
});

test('a record with more columns than anyone has is refused', () => {
  expect(() => scan(','.repeat(5000))).toThrow(ImportFailure);
});

test('what stands before a record with too many columns is reported', () => {
  const lines: number[] = [];
  const scanner = new DelimitedScanner(COMMA, (found) => {
    for (let record = 0; record < found.recordCount; record += 1) {
      found.select(record);
      lines.push(found.line);
    }
  });
  const refuse = (): void => scanner.push(new TextEncoder().encode(`a,b\n\nc,d\n${','.repeat(5000)}\ne,f\n`));
  expect(refuse).toThrow(expect.objectContaining({ line: 4 }));
  expect(lines).toEqual([1, 3]);
});

test('a field of 40 MB keeps its beginning and the next record is whole', () => {
  const { records } = scan(`a,"${'x'.repeat(40_000_000)}"\nb,c\n`, 1 << 18);
  expect(records.map((record) => record[0])).toEqual(['a', 'b']);
  expect(records[0]?.[1]?.length).toBeLessThan(20_000_000);
});
