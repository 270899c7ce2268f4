import type { Clock } from '@/domain/clock';
import type { Dossier } from '@/domain/dossier';
import { ALL_TIME } from '@/domain/time';
import type { EngineClient } from '@/engine/client';
import { type OpenTable, openFiles } from '@/engine/open-table';
import type { ImportChoices, TableId, ValueColumn } from '@/engine/protocol';
import type { DataAddress, DataReference, DatasetId, DatasetInfo, Rows } from '@/state/app-state';
import { linkedViewShown } from '@/state/linked-view';
import { selectRows } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { deviceListed, importChanged } from '@/state/file-transitions';
import {
  dataFailed,
  dataLoaded,
  noticed,
  rowsLoaded,
  selectionRevealed,
  sourceOpened,
} from '@/state/transitions';
import { axisAround } from '@/state/transitions';
import { type ArticleRows, createArticleRows } from './article-rows';
import { datasetIdOf } from './dataset-id';
import type { DeviceStore, KeptFile } from './device-store';
import { fetchInWorker } from './remote-client';
import { createRemoteData } from './remote-data';
import type { DataActions } from '@/ui/app-context';

/** Everything that can be looked at: the article, and the files that the reader opens. */
export interface DataSources extends DataActions {
  /** Opens the article, or the file that the link names. */
  readonly start: (dossier: Dossier) => Promise<void>;
  readonly tableOf: (rows: Rows) => OpenTable | null;
  /** The article's rows on a clock; null where there is no article. */
  readonly articleOn: (clock: Clock) => Promise<Rows | null>;
}

/** Files to open, where they came from, and what was chosen for reading them. */
interface Opening {
  readonly files: KeptFile['files'];
  readonly address: DataAddress | null;
  readonly choices: ImportChoices;
}

const isFingerprint = (reference: DataReference): reference is DatasetId => reference.startsWith('sha256:');

/** Which column of a table a choice of words is about. */
const COLUMN_OF: Readonly<Record<Parameters<DataActions['listWords']>[0], ValueColumn>> = {
  types: 'eventType',
  countries: 'country',
  actors: 'actors',
};

/** Opens, keeps and forgets sources of rows; the one owner of the engine's tables. */
export const createDataSources = (
  store: AppStore,
  engine: EngineClient,
  device: DeviceStore,
  page: string,
): DataSources => {
  /** As the link has it, before anything moves. */
  const linked = store.getState();
  const tables = new WeakMap<Rows['marks'], OpenTable>();
  let article: ArticleRows | null = null;
  let home: Rows | null = null;
  let openFile: OpenTable | null = null;
  let abort: AbortController | null = null;
  let last: Opening = { files: [], address: null, choices: {} };
  let openings = 0;

  const show = (rows: Rows, table: OpenTable): void => {
    tables.set(rows.marks, table);
    openFile?.close();
    openFile = table;
    store.act(sourceOpened(rows, ALL_TIME, rows.dossier.home.camera));
  };

  const listDevice = async (): Promise<void> => {
    try {
      store.act(deviceListed(await device.list()));
    } catch {
      store.act(deviceListed([])); // private windows have no storage; files still open, they are just not kept
    }
  };

  /** Says that reading has begun; whatever was being read stops. */
  const begin = (opening: Opening): AbortController => {
    const controller = new AbortController();
    abort?.abort();
    abort = controller;
    last = opening;
    const name = opening.files.map((file) => file.name).join(', ');
    store.act(importChanged({ kind: 'running', name, doneBytes: 0, totalBytes: null }));
    return controller;
  };

  const read = async (
    { files, address, choices }: Opening,
    identified: Promise<DatasetId | null>,
    controller: AbortController,
  ): Promise<{ readonly rows: Rows; readonly table: OpenTable } | null> => {
    const name = files.map((file) => file.name).join(', ');
    openings += 1;
    const answer = await openFiles(
      engine,
      { table: `file#${openings}` as TableId, files, choices },
      {
        signal: controller.signal,
        onProgress: ({ done, total }) => {
          store.act(importChanged({ kind: 'running', name, doneBytes: done, totalBytes: total }));
        },
      },
    );
    if (controller.signal.aborted) return null;
    if (!answer.ok) {
      store.act(importChanged({ kind: 'failed', name, detail: answer.error.kind }));
      return null;
    }
    const { report, table } = answer.value;
    const id = table && (await identified);
    if (table !== null && id === null) {
      table.close();
      if (!controller.signal.aborted) {
        store.act(importChanged({ kind: 'failed', name, detail: 'unreadable' }));
      }
      return null;
    }
    store.act(importChanged({ kind: 'finished', name, report }));
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
    const { rowsOfDataset } = await import('./dataset-rows'); // a reader of the article never needs it
    const rows = rowsOfDataset(table, info, (ids) => {
      store.act(rowsLoaded(ids));
    });
    return { rows, table };
  };

  /** @returns whether any of it is on screen now */
  const open = async (opening: Opening): Promise<boolean> => {
    const { files } = opening;
    if (files.length === 0) return false;
    const controller = begin(opening);
    const blobs = files.map(({ blob }) => blob);
    const found = await read(opening, datasetIdOf(blobs, controller.signal), controller);
    if (found === null || found.rows.dataset === null) {
      controller.abort(); // nobody waits for the hash of what has no rows
      return false;
    }
    show(found.rows, found.table);
    try {
      await device.keep({ info: found.rows.dataset, files });
    } catch {
      // no storage, or it is full: the file is open all the same, and the list below does not show it
    }
    await listDevice();
    return true;
  };

  const openKept = async (id: DatasetId): Promise<boolean> => {
    const kept = await device.read(id).catch(() => null);
    if (kept === null) return false;
    const opening = { files: kept.files, choices: kept.info.choices, address: kept.info.address };
    const found = await read(opening, Promise.resolve(id), begin(opening));
    if (found === null) return false;
    show(found.rows, found.table);
    store.act(importChanged({ kind: 'idle' }));
    return true;
  };

  const showArticle = (): void => {
    if (home === null) return;
    openFile?.close();
    openFile = null;
    const { window, camera } = home.dossier.home;
    store.act(sourceOpened(home, window, camera));
  };

  const showLinked = (): void => {
    if (home !== null) store.act(linkedViewShown(linked, home.dossier.home));
  };

  const remote = createRemoteData({
    store,
    page,
    fetchFile: fetchInWorker,
    copyOf: async (address) => {
      const kept = await device.list().catch(() => []);
      return kept.find((info) => info.address === address)?.id ?? null;
    },
    openCopy: openKept,
    openFetched: async (file, address) => {
      const isOpen = await open({ files: [{ name: file.name, blob: file }], address, choices: {} });
      if (isOpen && store.getState().importing.kind === 'finished')
        store.act(importChanged({ kind: 'idle' }));
      return isOpen;
    },
    onOpened: showLinked,
    onDeclined: () => {
      abort?.abort();
      showArticle();
    },
  });

  const startLinked = async (reference: DataReference): Promise<void> => {
    if (!isFingerprint(reference)) await remote.openLinked(reference);
    else if (await openKept(reference)) showLinked();
    else store.act(noticed({ kind: 'dataset-missing', id: reference }));
  };

  return {
    start: async (dossier) => {
      const { clock } = store.getState();
      article = createArticleRows(engine, dossier, (rows, table) => {
        tables.set(rows.marks, table);
      });
      const answer = await article.on(clock);
      if (!answer.ok) {
        store.act(dataFailed(answer.error.kind));
        return;
      }
      const rows = answer.value;
      home = rows;
      const { dataset } = store.getState();
      store.act((state) => {
        const isBounded = Number.isFinite(state.window.end - state.window.start);
        const axis = isBounded ? state.axis : axisAround(rows.index.extent ?? state.axis, 0.03);
        const ready = { ...dataLoaded(rows)(state), axis };
        return dataset === null ? selectionRevealed(ready) : ready;
      });
      if (dataset !== null) await startLinked(dataset);
      await listDevice();
    },
    tableOf: ({ marks }) => tables.get(marks) ?? null,
    articleOn: async (clock) => {
      const answer = await article?.on(clock);
      return answer?.ok === true ? answer.value : null;
    },
    listSources: async () => {
      const state = store.getState();
      const table = state.data.kind === 'ready' ? tables.get(state.data.rows.marks) : undefined;
      const answer = await table?.listValues('source');
      return answer?.ok === true ? answer.value : null;
    },
    openFiles: async (picked, choices) => {
      const files = picked.map((file) => ({ name: file.name, blob: file }));
      await open({ files, address: null, choices });
    },
    reopen: async (choices) => {
      await open({ ...last, choices });
    },
    cancelImport: () => {
      abort?.abort();
      store.act(importChanged({ kind: 'idle' }));
    },
    dismissReport: () => {
      store.act(importChanged({ kind: 'idle' }));
    },
    openKept: async (id) => {
      await openKept(id);
    },
    forget: async (id) => {
      await device.remove(id);
      if (selectRows(store.getState())?.dataset?.id === id) showArticle();
      await listDevice();
    },
    showArticle,
    fetchLinked: remote.accept,
    declineLinked: remote.decline,
    fetchAgain: remote.fetchAgain,
    listWords: async (column) => {
      const rows = selectRows(store.getState());
      const answer = await (rows && tables.get(rows.marks))?.listValues(COLUMN_OF[column]);
      if (answer?.ok !== true) return [];
      const { values, counts } = answer.value;
      return values.map((word, index) => ({ word, count: counts[index] ?? 0 }));
    },
    exportRows: async (format, notes) => {
      const state = store.getState();
      if (state.data.kind !== 'ready') return null;
      const table = tables.get(state.data.rows.marks);
      const { exportRows } = await import('./export-rows');
      return table ? exportRows(state, state.data.rows, table, format, notes) : null;
    },
  };
};
