import type { EngineClient } from '@/engine/client';
import { type OpenTable, openFiles } from '@/engine/open-table';
import type { ImportChoices, TableId } from '@/engine/protocol';
import type { DataAddress, DatasetId, DatasetInfo, ImportState } from '@/state/app-state';
import { importChanged } from '@/state/file-transitions';
import { selectRows } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { datasetIdOf } from './dataset-id';
import type { KeptFile } from './device-store';

/** Files to open, where they came from, and what was chosen for reading them. */
export interface Opening {
  readonly files: KeptFile['files'];
  readonly address: DataAddress | null;
  readonly choices: ImportChoices;
}

/** Reads one set of files at a time; the store says how far it is and what came of it. */
export interface FileReading {
  /**
   * Reads files into a table of the engine and hands it over. What was being read stops.
   *
   * @param known the id, where the files have had one before; else it is worked out beside the reading
   * @param replaced what is in these files too, so that nobody is offered it beside them
   * @returns null: no rows came of it, or nobody waits for them any more
   */
  readonly read: (
    opening: Opening,
    known: DatasetId | null,
    replaced?: DatasetId | null,
  ) => Promise<DatasetInfo | null>;
  readonly stop: () => void;
  /** The last files, and what came of them; null: no rows. */
  readonly latest: () => { readonly last: Opening; readonly lastId: DatasetId | null };
}

/** @param takeTable told of every table that has been read, before anybody hears of its file */
export const createFileReading = (
  store: AppStore,
  engine: EngineClient,
  takeTable: (info: DatasetInfo, table: OpenTable) => void,
): FileReading => {
  let abort: AbortController | null = null;
  let last: Opening = { files: [], address: null, choices: {} };
  let lastId: DatasetId | null = null;
  let readings = 0;

  const say = (importing: ImportState): void => {
    store.act(importChanged(importing));
  };

  const othersThan = (
    ...own: readonly (DatasetId | null)[]
  ): Extract<ImportState, { kind: 'finished' }>['others'] =>
    (selectRows(store.getState())?.parts ?? [])
      .filter((part) => part.id === 'article' || !own.includes(part.id))
      .map((part) => ({ id: part.id, name: part.info?.name ?? '' }));

  const readTable = async (
    { files, address, choices }: Opening,
    name: string,
    identified: Promise<DatasetId | null>,
    replaced: DatasetId | null,
    signal: AbortSignal,
  ): Promise<DatasetInfo | null> => {
    readings += 1;
    const ask = { table: `file#${readings}` as TableId, files, choices };
    const answer = await openFiles(engine, ask, {
      signal,
      onProgress: ({ done, total }) => {
        say({ kind: 'running', name, doneBytes: done, totalBytes: total });
      },
    });
    if (signal.aborted) return null;
    if (!answer.ok) {
      say({ kind: 'failed', name, detail: answer.error.kind });
      return null;
    }
    const { report, table } = answer.value;
    const id = table && (await identified);
    if (table !== null && id === null) {
      table.close();
      if (!signal.aborted) say({ kind: 'failed', name, detail: 'unreadable' });
      return null;
    }
    say({ kind: 'finished', name, report, id, address, others: othersThan(id, replaced) });
    if (table === null || id === null) return null;
    const info: DatasetInfo = {
      id,
      name,
      format: report.format,
      rowCount: report.loaded,
      sizeBytes: files.reduce((sum, { blob }) => sum + blob.size, 0),
      citation: report.dataset?.citation ?? '',
      isLocalOnly: report.dataset?.localOnly ?? false,
      address,
      choices,
    };
    takeTable(info, table);
    lastId = id;
    return info;
  };

  return {
    read: async (opening, known, replaced = null) => {
      const controller = new AbortController();
      abort?.abort();
      abort = controller;
      last = opening;
      lastId = null;
      const name = opening.files.map((file) => file.name).join(', ');
      say({ kind: 'running', name, doneBytes: 0, totalBytes: null });
      const { signal } = controller;
      const blobs = opening.files.map(({ blob }) => blob);
      const identified = known === null ? datasetIdOf(blobs, signal) : Promise.resolve(known);
      const info = await readTable(opening, name, identified, replaced, signal);
      if (info === null) controller.abort(); // nobody waits for the hash of what has no rows
      return info;
    },
    stop: () => {
      abort?.abort();
    },
    latest: () => ({ last, lastId }),
  };
};
