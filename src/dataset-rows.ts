import type { Dossier } from '@/domain/dossier';
import type { RowWords } from '@/domain/filter';
import { type ActorId, type ConflictEvent, EVENT_KINDS, type EventId, type EventPlace } from '@/domain/event';
import { fromFixedMercator } from '@/domain/mark-columns';
import type { AcledPrecision, WhenPrecision, WherePrecision } from '@/domain/precision';
import { ALL_TIME, type EpochMs, formatIsoInterval } from '@/domain/time';
import { timeAt } from '@/domain/time-column';
import type { OpenTable } from '@/engine/open-table';
import type { RowDetails } from '@/engine/protocol';
import type { DatasetInfo, Rows, RowsPart } from '@/state/app-state';
import { cameraAround } from './dataset-camera';
import { paced } from './pace/paced';

/** So many rows keep their words on the page; the oldest go first. */
const MOST_KEPT = 4000;
/** While the window moves, rows pass faster than anyone reads, and words would only flicker. */
const ASK_PACE = { restMs: 250, latestMs: 1000 };
/** A row's id until its own is known: no id of a file is taken for it, because no file's text keeps this character. */
const STAND_IN = '\0';
/** Of several files, an id begins with the first digits of its file's hash: two editions of one file share their ids. */
const FILE_PREFIX = /^([0-9a-f]{8}):(.+)$/su;

/** The article among the datasets: its events are on the page with all that is known of them. */
export interface ArticleEvents {
  readonly dossier: Dossier;
  /** Its events in the order of its table. */
  readonly events: readonly ConflictEvent[];
}

const prefixOf = ({ id }: RowsPart): string => id.slice('sha256:'.length, 'sha256:'.length + 8);

const eventIdOf = (parts: readonly RowsPart[], position: number, ownId: string): EventId => {
  const part = parts[position];
  return (parts.length === 1 || part === undefined ? ownId : `${prefixOf(part)}:${ownId}`) as EventId;
};

/** Which file an id names, and the id within it. A link keeps its event when other files come or go: the prefix of a file
 * is understood where it stands alone, too. */
const ownIdOf = (parts: readonly RowsPart[], id: EventId): ReturnType<Rows['ownIdOf']> => {
  const [, prefix, rest = ''] = FILE_PREFIX.exec(id) ?? [];
  const named = parts.findIndex((part) => part.info !== null && prefixOf(part) === prefix);
  if (named >= 0) return { part: named, ownId: rest };
  return {
    part: Math.max(
      0,
      parts.findIndex(({ info }) => info !== null),
    ),
    ownId: id,
  };
};

/**
 * The rows of an open table: of one file, or of several and the article together. Columns are on the page; a file's
 * words come from the engine when a row is first asked for, all rows of a frame in one question.
 *
 * @param parts in the order in which the table combines them
 * @param article needed where it is one of them
 * @param onLoaded told when words have come, with the ids that stood in until then
 */
export const rowsOfTable = (
  table: OpenTable,
  parts: readonly RowsPart[],
  article: ArticleEvents | null,
  onLoaded: (ids: ReadonlyMap<EventId, EventId>) => void,
): Rows => {
  const { marks } = table;
  const partOf: Rows['partOf'] = (row) => table.datasets?.[row] ?? 0;
  const articleAt = parts.findIndex(({ info }) => info === null);
  const articleEvents = article === null ? null : eventsByRow(table, articleAt, article.events);
  const known = new Map<number, ConflictEvent>();
  const words = new Map<number, RowWords>();
  /** The same object every time it is asked for: React compares by identity. */
  const standIns = new Map<number, ConflictEvent>();
  const rowById = new Map<EventId, number>(Array.from(articleEvents ?? [], ([row, { id }]) => [id, row]));
  let wanted = new Set<number>();
  let isAsking = false;

  const standIn = (row: number): ConflictEvent => ({
    ...BLANK,
    id: `${STAND_IN}${row}` as EventId,
    kind: EVENT_KINDS[marks.kind[row] ?? 0] ?? 'background',
    when: whenOf(
      timeAt(marks.start, row),
      timeAt(marks.end, row),
      marks.extent[row] === 1 ? 'throughout' : 'sometime',
      null,
      null,
    ),
    where: placeOf(table, row, null),
  });

  const ask = async (): Promise<void> => {
    isAsking = true;
    const rows = Uint32Array.from(wanted);
    wanted = new Set();
    const answer = await table.details(rows, 'list');
    isAsking = false;
    const ids = new Map<EventId, EventId>();
    if (answer.ok) {
      for (const details of answer.value) {
        const info = parts[details.dataset]?.info;
        if (!info) continue;
        const event = eventOf(details, eventIdOf(parts, details.dataset, details.id), table, info);
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
    if (wanted.size > 0) asking.soon();
  };
  const asking = paced(() => {
    if (!isAsking) void ask(); // otherwise it asks again when the answer has come
  }, ASK_PACE);

  return {
    dossier: article?.dossier ?? dossierOf(table, parts),
    parts,
    partOf,
    marks,
    order: table.order,
    clock: 'happened',
    index: table.allRows,
    indexedQuery: '',
    certainIndex: null,
    indexedArea: null,
    eventAt: (row) => {
      const event = known.get(row) ?? articleEvents?.get(row);
      if (event) return event;
      wanted.add(row);
      asking.soon();
      const kept = standIns.get(row) ?? standIn(row);
      if (standIns.size > MOST_KEPT) standIns.clear();
      standIns.set(row, kept);
      return kept;
    },
    wordsAt: (row) => words.get(row) ?? null,
    rowOf: (id) => {
      if (id.startsWith(STAND_IN)) return Number(id.slice(STAND_IN.length));
      const { part, ownId } = ownIdOf(parts, id);
      return rowById.get(id) ?? rowById.get(eventIdOf(parts, part, ownId)) ?? -1;
    },
    ownIdOf: (id) => ownIdOf(parts, id),
  };
};

const wordsOf = ({ texts }: RowDetails): RowWords => ({
  types: texts.eventType,
  countries: texts.country,
});

/** The article's events by their rows: within a combined table they keep their order. */
const eventsByRow = (
  { datasets, marks }: OpenTable,
  position: number,
  events: readonly ConflictEvent[],
): ReadonlyMap<number, ConflictEvent> => {
  const found = new Map<number, ConflictEvent>();
  for (let row = 0; row < marks.length && found.size < events.length; row += 1) {
    const event = events[found.size];
    if (event !== undefined && (datasets?.[row] ?? 0) === position) found.set(row, event);
  }
  return found;
};

const whenOf = (
  start: number,
  end: number,
  extent: 'sometime' | 'throughout',
  precision: number | null,
  acledPrecision: number | null,
): ConflictEvent['when'] => ({
  // Only details show it, and the list makes a row for every step of a drag.
  get edtf() {
    return formatIsoInterval({ start: start as EpochMs, end: end as EpochMs });
  },
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

const eventOf = (details: RowDetails, id: EventId, table: OpenTable, dataset: DatasetInfo): ConflictEvent => {
  const { texts, low, best, high, record, file } = details;
  return {
    ...BLANK,
    id,
    ...(record === null ? {} : { record: { number: record, file } }),
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

/** Files have no dossier around them; this one is empty but for their names and where to look. */
const dossierOf = ({ marks }: OpenTable, parts: readonly RowsPart[]): Dossier => {
  const title = parts.map(({ info }) => info?.name ?? '').join(' · ');
  return {
    id: parts.map(({ id }) => id).join('.'),
    title,
    article: { headline: title, author: '', publisher: title, published: '', url: '' },
    home: { window: ALL_TIME, camera: cameraAround(marks) },
    events: [],
    places: [],
    zones: [],
    actors: [],
    sources: [],
    story: [],
    rivals: [],
    notes: [],
  };
};
