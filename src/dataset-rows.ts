import { bboxOf } from '@/domain/space';
import type { Dossier } from '@/domain/dossier';
import type { RowWords } from '@/domain/filter';
import { type ActorId, type ConflictEvent, EVENT_KINDS, type EventId, type EventPlace } from '@/domain/event';
import { fromFixedMercator } from '@/domain/mark-columns';
import type { AcledPrecision, WhenPrecision, WherePrecision } from '@/domain/precision';
import { ALL_TIME, type EpochMs, formatIsoInterval } from '@/domain/time';
import type { OpenTable } from '@/engine/open-table';
import type { RowDetails } from '@/engine/protocol';
import type { DatasetInfo, Rows } from '@/state/app-state';

/** So many rows keep their words on the page; the oldest go first. */
const MOST_KEPT = 4000;
/** A row's id until its own is known: no id of a file is taken for it, because no file's text keeps this character. */
const STAND_IN = '\0';

/**
 * The rows of an opened file. Columns are on the page; words come from the engine when a row is first asked for, all
 * rows of a frame in one question.
 *
 * @param onLoaded told when words have come, with the ids that stood in until then
 */
export const rowsOfDataset = (
  table: OpenTable,
  dataset: DatasetInfo,
  onLoaded: (ids: ReadonlyMap<EventId, EventId>) => void,
): Rows => {
  const { marks } = table;
  const known = new Map<number, ConflictEvent>();
  const words = new Map<number, RowWords>();
  /** The same object every time it is asked for: React compares by identity. */
  const standIns = new Map<number, ConflictEvent>();
  const rowById = new Map<EventId, number>();
  let wanted = new Set<number>();
  let isAsking = false;

  const standIn = (row: number): ConflictEvent => ({
    ...BLANK,
    id: `${STAND_IN}${row}` as EventId,
    kind: EVENT_KINDS[marks.kind[row] ?? 0] ?? 'background',
    when: whenOf(
      marks.start[row] ?? 0,
      marks.end[row] ?? 0,
      marks.extent[row] === 1 ? 'throughout' : 'sometime',
      null,
      null,
    ),
    where: placeOf(table, row, null),
  });

  const ask = async (): Promise<void> => {
    const rows = Uint32Array.from(wanted);
    wanted = new Set();
    const answer = await table.details(rows, 'list');
    isAsking = false;
    const ids = new Map<EventId, EventId>();
    if (answer.ok) {
      for (const details of answer.value) {
        const event = eventOf(details, table, dataset);
        known.set(details.row, event);
        standIns.delete(details.row);
        rowById.set(event.id, details.row);
        words.set(details.row, wordsOf(details));
        ids.set(`${STAND_IN}${details.row}` as EventId, event.id);
      }
      for (const row of known.keys()) {
        if (known.size <= MOST_KEPT) break;
        known.delete(row);
        words.delete(row);
      }
      onLoaded(ids);
    } else if (answer.error.kind === 'superseded') for (const row of rows) wanted.add(row);
    if (wanted.size > 0) schedule();
  };
  const schedule = (): void => {
    if (isAsking) return;
    isAsking = true;
    queueMicrotask(() => void ask());
  };

  return {
    dossier: dossierOf(table, dataset),
    dataset,
    marks,
    order: table.order,
    clock: 'happened',
    index: table.allRows,
    indexedQuery: '',
    certainIndex: null,
    indexedArea: null,
    eventAt: (row) => {
      const event = known.get(row);
      if (event) return event;
      wanted.add(row);
      schedule();
      const kept = standIns.get(row) ?? standIn(row);
      if (standIns.size > MOST_KEPT) standIns.clear();
      standIns.set(row, kept);
      return kept;
    },
    wordsAt: (row) => words.get(row) ?? null,
    rowOf: (id) => {
      return id.startsWith(STAND_IN) ? Number(id.slice(STAND_IN.length)) : (rowById.get(id) ?? -1);
    },
  };
};

const wordsOf = ({ texts }: RowDetails): RowWords => ({
  types: texts.eventType,
  countries: texts.country,
});

const whenOf = (
  start: number,
  end: number,
  extent: 'sometime' | 'throughout',
  precision: number | null,
  acledPrecision: number | null,
): ConflictEvent['when'] => ({
  edtf: formatIsoInterval({ start: start as EpochMs, end: end as EpochMs }),
  earliest: Number.isFinite(start) ? (start as EpochMs) : null,
  latest: Number.isFinite(end) ? (end as EpochMs) : null,
  extent,
  precision: precision as WhenPrecision | null,
  acledPrecision: acledPrecision as AcledPrecision | null,
  basis: 'article',
  reasoning: '',
});

const placeOf = ({ marks }: OpenTable, row: number, details: RowDetails | null): EventPlace =>
  marks.style[row] === 0
    ? { kind: 'none', reason: details?.texts.place ?? '' }
    : {
        kind: 'point',
        lngLat: fromFixedMercator(marks.x[row] ?? 0, marks.y[row] ?? 0),
        placeId: null,
        precision: (details?.wherePrecision ?? null) as WherePrecision | null,
        acledPrecision: (details?.acledWherePrecision ?? null) as AcledPrecision | null,
        note: [details?.texts.place, details?.texts.admin1, details?.texts.country]
          .filter(Boolean)
          .join(', '),
      };

const BLANK: Omit<ConflictEvent, 'id' | 'kind' | 'when' | 'where'> = {
  title: '…',
  paraphrase: '',
  eventType: null,
  subEventType: null,
  actors: [],
  fatalities: null,
  fatalitiesNote: '',
  reported: null,
  quantity: null,
  attribution: { class: 'named-source', chain: [{ name: '', actorId: null, note: '' }], note: '' },
  locator: '',
  relations: [],
  outside: { verdict: 'not-checked', note: '', sourceIds: [] },
};

/** A file's own words first; without a title, what happened and where. */
const titleOf = ({ title, texts, actorsA, actorsB, id }: RowDetails): string => {
  if (title !== '') return title;
  const what = texts.subEventType || texts.eventType;
  const who = [actorsA.join(', '), actorsB.join(', ')].filter(Boolean).join(' – ');
  return [what || who || id, texts.place || texts.admin1 || texts.country].filter(Boolean).join(', ');
};

const side = (names: readonly string[], role: string): ConflictEvent['actors'] =>
  names.map((name) => ({ actorId: name as ActorId, role }));

const eventOf = (details: RowDetails, table: OpenTable, dataset: DatasetInfo): ConflictEvent => {
  const { texts, low, best, high } = details;
  return {
    ...BLANK,
    id: details.id as EventId,
    kind: details.kind,
    title: titleOf(details),
    paraphrase: details.notes,
    eventType: texts.eventType || null,
    subEventType: texts.subEventType || texts.eventType || null,
    when: whenOf(
      details.start,
      details.end,
      details.extent,
      details.whenPrecision,
      details.acledWhenPrecision,
    ),
    where: placeOf(table, details.row, details),
    actors: [...side(details.actorsA, 'A'), ...side(details.actorsB, 'B')],
    fatalities: low === null && best === null && high === null ? null : { low, best, high },
    fatalitiesNote: '',
    fatalitiesBasis: details.fatalitiesBasis,
    attribution: {
      class: details.attribution ?? 'named-source',
      chain: [
        { name: texts.source || dataset.name, actorId: null, note: '' },
        ...(texts.source ? [{ name: dataset.name, actorId: null, note: '' }] : []),
      ],
      note: dataset.citation,
    },
  };
};

/** A file has no dossier around it; this one is empty but for its name and where to look. */
const dossierOf = ({ marks }: OpenTable, dataset: DatasetInfo): Dossier => ({
  id: dataset.id,
  title: dataset.name,
  article: { headline: dataset.name, author: '', publisher: dataset.name, published: '', url: '' },
  home: { window: ALL_TIME, camera: cameraAround(marks) },
  events: [],
  places: [],
  zones: [],
  actors: [],
  sources: [],
  story: [],
  rivals: [],
  notes: [],
});

/** Bounds of the middle 96 % of the values; 0 for none. */
const middle = (values: number[]): readonly [number, number] => {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(sorted.length * 0.02);
  return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
};

/** Looks at the middle 96 % of places, so that one stray coordinate does not show the whole world. */
const cameraAround = ({ x, y, style, length }: OpenTable['marks']): Dossier['home']['camera'] => {
  const step = Math.max(1, Math.floor(length / 20_000));
  const xs: number[] = [];
  const ys: number[] = [];
  for (let row = 0; row < length; row += step) {
    if (style[row] === 0) continue;
    xs.push(x[row] ?? 0);
    ys.push(y[row] ?? 0);
  }
  const [west, east] = middle(xs);
  const [north, south] = middle(ys);
  const box = bboxOf([fromFixedMercator(west, south), fromFixedMercator(east, north)]) ?? [
    -180, -60, 180, 75,
  ];
  const worldShare = Math.max((east - west) / 2 ** 32 / 1.4, (south - north) / 2 ** 32, 1e-6);
  return {
    center: [(box[0] + box[2]) / 2, fromFixedMercator(west, (north + south) / 2)[1]],
    zoom: Math.max(1, Math.min(11, Math.log2(0.9 / worldShare))),
    bearing: 0,
    pitch: 0,
  };
};
