import { importFiles } from '@/import/import-files';
import type { ImportReport } from '@/import/report';
import { createTableBuilder } from '@/table/build-table';
import type { EventTable } from '@/table/event-table';
import { createImportSink } from './import-sink';
import type { ImportChoices, ImportedFile, Progress } from './protocol';

/** Files to read, and what was chosen for reading them. */
export interface ReadRequest {
  readonly files: readonly ImportedFile[];
  readonly choices: ImportChoices;
}

/** What came of reading files; the table is null where no row did. */
export interface ReadTable {
  readonly report: ImportReport;
  readonly table: EventTable | null;
}

/** Reads files into a table. Aborting `signal` stops at the next chunk; what has been read by then is of no use. */
export const readTable = async (
  { files, choices }: ReadRequest,
  report: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<ReadTable> => {
  let expectedRows = 0;
  const builder = createTableBuilder({ expectedRows: () => expectedRows });
  const found = await importFiles(
    files.map(({ name, blob }) => ({ name, bytes: blob.stream(), size: blob.size })),
    {
      ...choices,
      sink: createImportSink(builder),
      ...(signal === undefined ? {} : { signal }),
      onProgress: ({ bytesRead, bytesTotal, records }) => {
        expectedRows = Math.ceil((records / bytesRead) * bytesTotal) || 0; // files go on as they began
        report({ done: bytesRead, total: bytesTotal });
      },
    },
  );
  const isEmpty = builder.length() === 0 || signal?.aborted === true;
  return { report: found, table: isEmpty ? null : builder.finish() };
};
