import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importFiles } from '@/import/import-files';
import type { ImportOptions } from '@/import/import-session';
import type { ImportReport } from '@/import/report';
import { QuoteHalver } from '@/import/quote-halver';
import { LAYOUTS, randomCsv } from '@/import/random-csv.test-helper';
import { type ImportedRow, type KeptRow, keptRow } from '@/import/row-sink';

const streamOf = (bytes: Uint8Array, chunkBytes: number): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, at + chunkBytes));
      at += chunkBytes;
    },
  });
};

const read = async (
  text: string,
  chunkBytes: number,
  options: Partial<ImportOptions>,
): Promise<{ report: ImportReport; rows: readonly Omit<KeptRow, 'labels'>[] }> => {
  const rows: Omit<KeptRow, 'labels'>[] = [];
  const bytes = new TextEncoder().encode(text);
  const push = (row: ImportedRow): void => {
    const { labels: _, ...kept } = keptRow(row);
    rows.push(kept);
  };
  const input = { name: 'a.csv', bytes: streamOf(bytes, chunkBytes), size: bytes.length };
  return { report: await importFiles([input], { sink: { push }, ...options }), rows };
};

test('quoted text is copied with every doubled quote as one', () => {
  const halver = new QuoteHalver(200);
  const unit = fc.constantFrom('a', '""', 'é', 'long text ');
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', 'x') }),
      (text, tail) => {
        const bytes = new TextEncoder().encode(`"${text}${tail}    `);
        const to = 1 + new TextEncoder().encode(text).length;
        const length = halver.halve(new DataView(bytes.buffer), 1, to);
        expect(new TextDecoder().decode(halver.bytes.subarray(0, length))).toBe(text.replaceAll('""', '"'));
      },
    ),
  );
});

test.each(Object.entries(LAYOUTS))(
  'records of a file like %s read many at a time are those read one by one',
  async (_, columns) => {
    await fc.assert(
      fc.asyncProperty(randomCsv(columns), fc.integer({ min: 40, max: 3000 }), async (text, chunkBytes) => {
        const one = await read(text, chunkBytes, { isRowByRow: true });
        expect(await read(text, chunkBytes, {})).toEqual(one);
      }),
      { numRuns: 60 },
    );
  },
);
