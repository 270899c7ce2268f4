import { timeAt } from '@/domain/time-column';
import {
  EVENT_KINDS,
  type ConflictEvent,
  type EventId,
  type EventKind,
  type PlaceId,
  type Relation,
} from '@/domain/event';
import type { Dossier, Place, Zone } from '@/domain/dossier';
import {
  type Certainty,
  type EventFilter,
  type FilterClause,
  type TwoSidedCount,
  WORD_CLAUSES,
  certaintyIn,
} from '@/domain/filter';
import { lastResult } from '@/domain/last-result';
import type { MarkColumns } from '@/domain/mark-columns';
import type { KindCounts, KindMask } from '@/domain/row-index';
import type { LngLat } from '@/domain/space';
import { ALL_TIME, type TimeSpan, epochMs } from '@/domain/time';
import type { AppState, Rows } from './app-state';
import { hasSourceClauses } from './source-selectors';

export const selectRows = (state: AppState): Rows | null =>
  state.data.kind === 'ready' ? state.data.rows : null;

/** Kinds as the bit mask that the index and the event layer take. */
export const selectKindMask = ({ kinds }: Pick<AppState, 'kinds'>): KindMask => {
  if (kinds === null) return 2 ** EVENT_KINDS.length - 1;
  let mask = 0;
  EVENT_KINDS.forEach((kind, code) => {
    if (kinds.has(kind)) mask |= 1 << code;
  });
  return mask;
};

export const selectFilter = (state: AppState): EventFilter => ({
  window: state.window,
  kinds: state.kinds,
  attribution: state.attribution,
  actors: state.actors,
  query: state.query,
  known: state.known,
});

/** The clauses but the window that leave something out, in the order of the panel. */
export const selectSetClauses = (state: AppState): readonly FilterClause[] => [
  ...(state.query.trim() === '' ? [] : (['query'] as const)),
  ...NULLABLE_CLAUSES.filter((clause) => state[clause] !== null),
  ...(hasSourceClauses(state) ? (['sources'] as const) : []),
];

const NULLABLE_CLAUSES = [
  'kinds',
  'known',
  'bounds',
  'area',
  'attribution',
  'actors',
  ...WORD_CLAUSES,
] as const;

export const selectIsFiltered = (state: AppState): boolean => selectSetClauses(state).length > 0;

/**
 * The two-sided counts by kind. Where an area is asked for, a row is certain only if time and place both are. Reused by
 * the next call: copy before keeping.
 */
export const selectKindCounts = ({ index, certainIndex }: Rows, window: TimeSpan): KindCounts => {
  const counts = index.countByKind(window);
  return certainIndex === null
    ? counts
    : { possible: counts.possible, certain: certainIndex.countByKind(window).certain };
};

const countShown = (rows: Rows, window: TimeSpan, kinds: AppState['kinds']): TwoSidedCount => {
  const counts = selectKindCounts(rows, window);
  const mask = selectKindMask({ kinds });
  let certain = 0;
  let possible = 0;
  for (let code = 0; code < EVENT_KINDS.length; code += 1) {
    if (((mask >> code) & 1) === 0) continue;
    certain += counts.certain[code] ?? 0;
    possible += counts.possible[code] ?? 0;
  }
  return { certain, possible };
};

/** Half a dozen views ask for it in the same moment. */
const countShownOnce = lastResult(countShown);

/** The two-sided result of every clause together. */
export const selectResultCount = (state: AppState): TwoSidedCount => {
  const rows = selectRows(state);
  return rows === null ? NOTHING : countShownOnce(rows, state.window, state.kinds);
};

const NOTHING: TwoSidedCount = { certain: 0, possible: 0 };

/** Where there is nothing in the window: would there be, were it not for the window? */
export const selectIsOutsideWindow = (state: AppState): boolean => {
  const rows = selectRows(state);
  if (rows === null || selectResultCount(state).possible > 0) return false;
  return countShown(rows, ALL_TIME, state.kinds).possible > 0;
};

/** Is a row in the window, on the clock that the rows are on? */
export const selectCertainty = ({ marks }: Pick<Rows, 'marks'>, row: number, window: TimeSpan): Certainty =>
  certaintyIn(
    {
      earliest: epochMs(timeAt(marks.start, row)),
      latest: epochMs(timeAt(marks.end, row)),
      extent: marks.extent[row] === 1 ? 'throughout' : 'sometime',
    },
    window,
  );

interface KindsOfRows {
  /** Rows by kind code. */
  readonly totals: Uint32Array;
  readonly present: readonly EventKind[];
}

/** Counted once for each set of rows. */
const kindsOfRows = new WeakMap<MarkColumns, KindsOfRows>();

const kindsOf = ({ marks, index }: Rows): KindsOfRows => {
  const known = kindsOfRows.get(marks);
  if (known) return known;
  // Rows come with an index over all of them, which knows: a pass over a million codes would be seen.
  const isCounted = index.rowBits === null;
  const totals = Uint32Array.from(
    isCounted ? index.countByKind(ALL_TIME).possible : EVENT_KINDS.map(() => 0),
  );
  if (!isCounted) for (const code of marks.kind) totals[code] = (totals[code] ?? 0) + 1;
  const kinds = { totals, present: EVENT_KINDS.filter((_, code) => (totals[code] ?? 0) > 0) };
  kindsOfRows.set(marks, kinds);
  return kinds;
};

/** How many rows of the loaded data have each kind, by its code, whatever window and filter. */
export const selectKindTotals = (rows: Rows): Uint32Array => kindsOf(rows).totals;

/** Kinds that occur in the loaded data, in display order. The legend and the filter name no others. */
export const selectPresentKinds = (rows: Rows): readonly EventKind[] => kindsOf(rows).present;

export const selectEvent = (rows: Rows | null, id: EventId | null): ConflictEvent | null => {
  if (rows === null || id === null) return null;
  const row = rows.rowOf(id);
  return row < 0 ? null : rows.eventAt(row);
};

/** A relation seen from one event: its own, or another's that points at it. */
export interface RelationView {
  readonly type: Relation['type'];
  readonly direction: 'from' | 'to';
  readonly event: ConflictEvent;
}

/** Both directions of every relation of the event: its own first, then the others' in time order. */
export const selectRelations = ({ events }: Dossier, event: ConflictEvent): readonly RelationView[] => {
  const byId = new Map(events.map((other) => [other.id, other]));
  const own = event.relations.flatMap(({ type, target }): readonly RelationView[] => {
    const other = byId.get(target);
    return other ? [{ type, direction: 'from', event: other }] : [];
  });
  const theirs = events.flatMap((other) =>
    other.relations
      .filter(({ target }) => target === event.id)
      .map(({ type }): RelationView => ({ type, direction: 'to', event: other })),
  );
  return [...own, ...theirs];
};

const hasFigure = ({ fatalities }: ConflictEvent): boolean =>
  fatalities !== null && (fatalities.low !== null || fatalities.best !== null || fatalities.high !== null);

/**
 * Where the fatality figure stands that covers this event: its own, or that of the event it is part of, which then
 * covers its siblings too. null where nobody gives one.
 */
export const selectToll = (
  { events }: Dossier,
  event: ConflictEvent,
): { readonly holder: ConflictEvent; readonly sharedWith: readonly ConflictEvent[] } | null => {
  if (hasFigure(event)) {
    const parts = events.filter(({ relations }) =>
      relations.some(({ type, target }) => type === 'part-of' && target === event.id),
    );
    return { holder: event, sharedWith: parts };
  }
  const whole = event.relations
    .filter(({ type }) => type === 'part-of')
    .map(({ target }) => events.find(({ id }) => id === target))
    .find((other) => other !== undefined && hasFigure(other));
  if (!whole) return null;
  const siblings = events.filter(
    ({ id, relations }) =>
      id !== event.id && relations.some(({ type, target }) => type === 'part-of' && target === whole.id),
  );
  return { holder: whole, sharedWith: siblings };
};

export const selectPlace = ({ places }: Dossier, id: PlaceId | null): Place | null =>
  places.find((place) => place.id === id) ?? null;

export const selectZones = ({ zones }: Dossier, event: ConflictEvent): readonly Zone[] => {
  const { where } = event;
  return where.kind === 'area' ? zones.filter(({ id }) => where.zoneIds.includes(id)) : [];
};

/** The points that the map must show to show the event; empty for what has no place. */
export const selectAnchors = (dossier: Dossier, event: ConflictEvent): readonly LngLat[] => {
  const { where } = event;
  switch (where.kind) {
    case 'point':
      return [where.lngLat];
    case 'area':
      return selectZones(dossier, event).map(({ anchor }) => anchor);
    case 'link':
      return where.placeIds.flatMap((id) => {
        const place = selectPlace(dossier, id);
        return place ? [place.lngLat] : [];
      });
    case 'parts':
      return where.eventIds.flatMap((id) => {
        const part = dossier.events.find((other) => other.id === id);
        return part ? selectAnchors(dossier, part) : [];
      });
    case 'none':
      return [];
  }
};
