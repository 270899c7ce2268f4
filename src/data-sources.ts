import type { Dossier } from '@/domain/dossier';
import type { Clock } from '@/domain/clock';
import { ALL_TIME } from '@/domain/time';
import type { EngineClient } from '@/engine/client';
import type { OpenTable } from '@/engine/open-table';
import type { DatasetChoice, DatasetId, ImportReport, Rows, SourceKey } from '@/state/app-state';
import { datasetsShown } from '@/state/dataset-transitions';
import { ARTICLE, datasetEntries, withDataset } from '@/state/datasets';
import { selectRows } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { deviceListed, importChanged } from '@/state/file-transitions';
import {
  axisAround,
  dataFailed,
  dataLoaded,
  noticed,
  rowsLoaded,
  selectionRevealed,
  sourceOpened,
  type Transition,
} from '@/state/transitions';
import type { DataActions } from '@/ui/app-context';
import type { DeviceStore, KeptFile } from './device-store';
import { type Opening, createFileReading } from './file-reading';
import { createOpenDatasets } from './open-datasets';
import { createLinkedDatasets } from './linked-datasets';
import { type FetchFile, fetchInWorker } from './remote-client';
import { sourcesIn, wordsIn } from './table-words';

/** Everything that can be looked at: the article, and the files that the reader opens. */
export interface DataSources extends DataActions {
  /** Opens the article, and what the link names; then follows the link when Back and Forward change it. */
  readonly start: (dossier: Dossier) => Promise<void>;
  readonly tableOf: (rows: Rows) => OpenTable | null;
  /** The article's rows on a clock; null where there is no article. */
  readonly articleOn: (clock: Clock) => Promise<Rows | null>;
}

const isKey = (id: DatasetChoice['id']): id is SourceKey => id === ARTICLE || id.startsWith('sha256:');

/** Did a file that a link names come with something that its reader must know before they trust what is shown? */
const needsWord = ({ rejectedTotal, errors, remedies, warnings }: ImportReport): boolean =>
  rejectedTotal > 0 || errors.length > 0 || remedies.some((offer) => Object.hasOwn(warnings, offer.for));

/** Opens, keeps and forgets sources of rows; the one owner of what is open. */
export const createDataSources = (
  store: AppStore,
  engine: EngineClient,
  device: DeviceStore,
  page: string,
  fetchFile: FetchFile = fetchInWorker,
): DataSources => {
  const open = createOpenDatasets(engine, (ids) => {
    store.act(rowsLoaded(ids));
  });
  const reading = createFileReading(store, engine, open.addFile);
  /** Files of this visit, also where the device keeps none; a handle, not the bytes. */
  const visited = new Map<DatasetId, KeptFile>();
  let queue: Promise<unknown> = Promise.resolve();

  const tableNow = (): OpenTable | null => {
    const rows = selectRows(store.getState());
    return rows && open.tableOf(rows);
  };

  /** One after the other: each step starts from what the one before has shown. */
  const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = queue.then(work, work);
    queue = turn;
    return turn;
  };

  const listDevice = async (): Promise<void> => {
    try {
      store.act(deviceListed(await device.list()));
    } catch {
      store.act(deviceListed([])); // private windows have no storage; files still open, they are just not kept
    }
  };

  /** What is on the map and wanted there, as it stands. */
  const choicesNow = (): readonly DatasetChoice[] => {
    const state = store.getState();
    return datasetEntries(state.datasets, selectRows(state)?.parts ?? []).map(({ id, isHidden }) => ({
      id,
      isHidden,
    }));
  };

  /** What a link's address was when it was fetched; null while it has not been. */
  const keyOf = (id: DatasetChoice['id']): SourceKey | null => {
    if (isKey(id)) return id;
    for (const { info } of visited.values()) if (info.address === id) return info.id;
    return null;
  };
  const keysOf = (choices: readonly DatasetChoice[]): readonly SourceKey[] =>
    choices.flatMap(({ id }) => keyOf(id) ?? []);

  /** What the report offers to show together with the file it is about: read already, and kept open as long. */
  const offeredNow = (): readonly SourceKey[] => {
    const { importing } = store.getState();
    return importing.kind === 'finished' ? importing.others.map(({ id }) => id) : [];
  };

  /** Brings the rows of these datasets, and puts them on the page by the transition of the caller. */
  const present = (
    choose: () => readonly DatasetChoice[],
    stepTo: (rows: Rows, choices: readonly DatasetChoice[]) => Transition | Promise<Transition>,
  ): Promise<void> =>
    inTurn(async () => {
      const choices = choose();
      // What was open when this was asked for may have been closed while it waited for its turn.
      await openAll(keysOf(choices).filter((id) => id !== ARTICLE && visited.has(id)));
      const answer = await open.rowsOf(keysOf(choices), store.getState().clock);
      if (!answer.ok) {
        store.act(noticed({ kind: 'engine-failed', detail: answer.error.kind }));
        return;
      }
      store.act(await stepTo(answer.value, choices));
      open.settle(answer.value, offeredNow());
    });

  const showAlone = (id: SourceKey, then: Transition = (state) => state): Promise<void> =>
    present(
      () => [{ id, isHidden: false }],
      (rows) => {
        const { window, camera } = rows.dossier.home;
        return (state) => then(sourceOpened(rows, id === ARTICLE ? window : ALL_TIME, camera)(state));
      },
    );

  /** Shows these together; what was not there before comes into sight. */
  const showTogether = async (choose: () => readonly DatasetChoice[]): Promise<void> => {
    const { outlookOn } = await import('./dataset-outlook');
    await present(choose, async (rows, choices) => {
      const outlook = await outlookOn(rows, open.tableOf(rows), store.getState());
      return datasetsShown(rows, choices, outlook);
    });
  };

  /**
   * @param then goes with showing it alone
   * @param before what it takes the place of
   * @returns whether any of it is on screen now
   */
  const openFresh = async (
    opening: Opening,
    then?: Transition,
    before: DatasetId | null = null,
  ): Promise<boolean> => {
    const { files } = opening;
    if (files.length === 0) return false;
    const info = await reading.read(opening, null, before);
    if (info === null) return false;
    visited.set(info.id, { info, files });
    /** As they are, this one in the place of what it completes. */
    const inPlace = (): readonly DatasetChoice[] =>
      store.getState().datasets.map((each) => (each.id === before ? { ...each, id: info.id } : each));
    // Read again with another choice, or what a link asks for and this device did not have: it takes its own place.
    const hasPlace = inPlace().length > 1 && inPlace().some(({ id }) => id === info.id);
    await (hasPlace ? showTogether(inPlace) : showAlone(info.id, then));
    try {
      await device.keep({ info, files });
    } catch {
      // no storage, or it is full: the file is open all the same, and the list below does not show it
    }
    await listDevice();
    return true;
  };

  /** Opens a file of this visit or of this device, without showing it. @returns whether it is open now */
  const openKept = async (id: SourceKey): Promise<boolean> => {
    if (id === ARTICLE || open.has(id)) return true;
    const kept = visited.get(id) ?? (await device.read(id).catch(() => null));
    if (!kept) return false;
    const opening = { files: kept.files, choices: kept.info.choices, address: kept.info.address };
    const info = await reading.read(opening, id);
    if (info === null) return false;
    visited.set(id, { info, files: kept.files });
    store.act(importChanged({ kind: 'idle' }));
    return true;
  };

  const openAll = async (ids: readonly SourceKey[]): Promise<readonly SourceKey[]> => {
    const found: SourceKey[] = [];
    // oxlint-disable-next-line no-await-in-loop -- one after the other: reading a file is what the engine is busy with
    for (const id of ids) if (await openKept(id)) found.push(id);
    return found;
  };

  const showArticle = (): Promise<void> => showAlone(ARTICLE);

  const links = createLinkedDatasets({
    store,
    page,
    fetchFile,
    copyOf: async (address) => {
      const kept = await device.list().catch(() => []);
      return kept.find((info) => info.address === address)?.id ?? null;
    },
    keyOf,
    openAll,
    present,
    showAlone,
    openFetched: async (file, address, then) => {
      const isOpen = await openFresh(
        { files: [{ name: file.name, blob: file }], address, choices: {} },
        then,
      );
      const { importing } = store.getState();
      if (isOpen && importing.kind === 'finished' && !needsWord(importing.report))
        store.act(importChanged({ kind: 'idle' }));
    },
    stopReading: reading.stop,
  });

  const remove = (id: DatasetChoice['id']): Promise<void> => {
    const isLast = choicesNow().every((choice) => choice.id === id);
    if (isLast) return showArticle();
    return showTogether(() => choicesNow().filter((choice) => choice.id !== id));
  };

  return {
    start: async (dossier) => {
      const answer = await open.openArticle(dossier, store.getState().clock);
      if (!answer.ok) {
        store.act(dataFailed(answer.error.kind));
        return;
      }
      const rows = answer.value;
      const isElsewhere = store.getState().datasets.some(({ id }) => id !== ARTICLE);
      store.act((state) => {
        const isBounded = Number.isFinite(state.window.end - state.window.start);
        const axis = isBounded ? state.axis : axisAround(rows.index.extent ?? state.axis, 0.03);
        const ready = { ...dataLoaded(rows)(state), axis };
        return isElsewhere ? ready : selectionRevealed(ready);
      });
      await links.start(dossier.home);
      await listDevice();
    },
    tableOf: open.tableOf,
    articleOn: open.articleOn,
    listSources: () => sourcesIn(tableNow()),
    openFiles: async (picked, choices) => {
      const files = picked.map((file) => ({ name: file.name, blob: file }));
      await openFresh({ files, address: null, choices });
    },
    reopen: async (choices) => {
      await openFresh({ ...reading.latest().last, choices });
    },
    addFiles: async (picked) => {
      const { last, lastId } = reading.latest();
      const files = [...last.files, ...picked.map((file) => ({ name: file.name, blob: file }))];
      // Together they are no more what the address gave: a link to it would lead to less.
      const joined = { files, address: null, choices: {} };
      await openFresh(joined, undefined, lastId);
    },
    cancelImport: () => {
      reading.stop();
      const { importing } = store.getState();
      if (importing.kind === 'running') store.act(importChanged({ kind: 'cancelled', name: importing.name }));
    },
    dismissReport: () => {
      store.act(importChanged({ kind: 'idle' }));
      const rows = selectRows(store.getState());
      if (rows !== null) open.settle(rows, []);
    },
    showAlone: async (id) => {
      const key = keyOf(id);
      if (key !== null && (await openKept(key))) await showAlone(key);
    },
    add: async (ids) => {
      const found = await openAll(ids);
      await showTogether(() => found.reduce(withDataset, choicesNow()));
    },
    remove,
    forget: async (id) => {
      await device.remove(id);
      visited.delete(id);
      if (choicesNow().some((choice) => choice.id === id)) await remove(id);
      await listDevice();
    },
    fetchLinked: links.accept,
    declineLinked: links.decline,
    fetchAgain: links.fetchAgain,
    listWords: (column) => wordsIn(tableNow(), column),
    exportRows: async (format, notes) => {
      const state = store.getState();
      if (state.data.kind !== 'ready') return null;
      const table = open.tableOf(state.data.rows);
      const { exportRows } = await import('./export-rows');
      return table ? exportRows(state, state.data.rows, table, format, notes) : null;
    },
  };
};
