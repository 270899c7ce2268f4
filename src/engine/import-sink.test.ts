import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importFiles } from '@/import/import-files';
import { LAYOUTS, randomCsv } from '@/import/random-csv.test-helper';
import { createTableBuilder } from '@/table/build-table';
import type { EventTable } from '@/table/event-table';
import { createImportSink } from './import-sink';

const tableOf = async (text: string, isRowByRow: boolean): Promise<EventTable> => {
  const builder = createTableBuilder();
  const bytes = new TextEncoder().encode(text);
  const input = { name: 'a.csv', bytes, size: bytes.length };
  await importFiles([input], { sink: createImportSink(builder), isRowByRow });
  return builder.finish();
};

test.each(Object.entries(LAYOUTS))(
  'a table of a file like %s is the same from rows in batches as from single rows',
  async (_, columns) => {
    await fc.assert(
      fc.asyncProperty(randomCsv(columns), async (text) => {
        expect(await tableOf(text, false)).toEqual(await tableOf(text, true));
      }),
      { numRuns: 40 },
    );
  },
);
