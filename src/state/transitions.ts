import type { Area } from '@/domain/area';
import type { Camera } from '@/domain/camera';
import { type Clock, timeOn } from '@/domain/clock';
import type { ContextLayerId, Dossier } from '@/domain/dossier';
import {
  type ActorId,
  type AttributionClass,
  EVENT_KINDS,
  type EventId,
  type EventKind,
  placeCodesOf,
  spanOf,
} from '@/domain/event';
import { type FilterClause, WORD_CLAUSES, certaintyIn } from '@/domain/filter';
import { type KnownTo, isKnownTo } from '@/domain/precision';
import type { FatalitySums, RowIndex } from '@/domain/row-index';
import { type BBox, bboxContains } from '@/domain/space';
import { ALL_TIME, DAY_MS, type TimeSpan, isBounded, span } from '@/domain/time';
import { NO_SOURCE_CLAUSES, passesSources, spokenClauses } from './source-selectors';
import { selectHasArticle, selectIsArticleAlone } from './dataset-selectors';
import { choicesOf, withShown } from './datasets';
import type {
  AppState,
  Locale,
  MapStatus,
  Notice,
  PanelView,
  PlayMode,
  Rows,
  Theme,
  Units,
} from './app-state';

/** What happened, as a pure step from one state to the next. Returning the same object means that nothing did. */
export type Transition = (state: AppState) => AppState;

const SHORTEST_AXIS_MS = 2 * DAY_MS;
const LONGEST_AXIS_MS = 200 * 366 * DAY_MS;

/** Where `Date` ends: beyond it there are no calendar ticks. */
const LAST_DATE_MS = 8.64e15;

/**
 * The window with room on both sides, so that its handles can be grabbed: what the axis shows after a preset. Of a
 * window longer than the longest axis, its latest part.
 */
export const axisAround = (window: TimeSpan, padding = 0.35): TimeSpan => {
  const room = Math.max(DAY_MS, (window.end - window.start) * padding);
  const end = Math.min(window.end + room, LAST_DATE_MS);
  return span(Math.max(window.start - room, end - LONGEST_AXIS_MS, -LAST_DATE_MS), end);
};

export const dataLoaded =
  (rows: Rows): Transition =>
  (state) => ({ ...state, data: { kind: 'ready', rows } });

export const dataFailed =
  (detail: string): Transition =>
  (state) => ({ ...state, data: { kind: 'failed', detail } });

/**
 * The engine answered a change of text, actor or attribution.
 *
 * @param area the area that it answered, with the rows that are certainly there; null: none was asked for
 */
export const rowsIndexed =
  (
    index: RowIndex,
    query: string,
    area: { readonly of: Area; readonly certainIndex: RowIndex } | null = null,
  ): Transition =>
  (state) => {
    if (state.data.kind !== 'ready') return state;
    const rows: Rows = {
      ...state.data.rows,
      index,
      indexedQuery: query,
      certainIndex: area?.certainIndex ?? null,
      indexedArea: area?.of ?? null,
    };
    const next: AppState = { ...state, data: { kind: 'ready', rows } };
    return state.isRevealing ? selectionRevealed(next) : next;
  };

export const timeWindowChanged =
  (window: TimeSpan): Transition =>
  (state) =>
    state.window.start === window.start && state.window.end === window.end ? state : { ...state, window };

/** A preset or a typed date: the axis follows, so that the window can be seen and grabbed. */
export const timeWindowChosen =
  (window: TimeSpan): Transition =>
  (state) => ({ ...state, window, axis: axisFor(state, window) });

const axisFor = (state: AppState, window: TimeSpan): TimeSpan => {
  if (isBounded(window)) return axisAround(window);
  const extent = state.data.kind === 'ready' ? state.data.rows.index.extent : null;
  return extent === null ? state.axis : axisAround(extent, 0.03);
};

/** The axis was zoomed or panned. Kept between two days and two centuries; beyond these nothing can be read. */
export const axisChanged =
  (axis: TimeSpan): Transition =>
  (state) => {
    const length = axis.end - axis.start;
    return length < SHORTEST_AXIS_MS || length > LONGEST_AXIS_MS ? state : { ...state, axis };
  };

const toggled = <Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> => {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
};

/** Everything ticked is the same as no clause; links and messages then need not name eleven kinds. */
const orAll = <Value>(set: ReadonlySet<Value>, all: readonly Value[]): ReadonlySet<Value> | null =>
  all.every((value) => set.has(value)) ? null : set;

export const kindToggled =
  (kind: EventKind): Transition =>
  (state) => ({ ...state, kinds: orAll(toggled(state.kinds ?? new Set(EVENT_KINDS), kind), EVENT_KINDS) });

export const kindsChosen =
  (kinds: ReadonlySet<EventKind> | null): Transition =>
  (state) => ({ ...state, kinds });

export const attributionChosen =
  (attribution: ReadonlySet<AttributionClass> | null): Transition =>
  (state) => ({ ...state, attribution });

export const actorsChosen =
  (actors: ReadonlySet<ActorId> | null): Transition =>
  (state) => ({ ...state, actors });

export const queryTyped =
  (query: string): Transition =>
  (state) => ({ ...state, query });

/** Clears every clause but the window: the way out of an empty result that the window did not cause. */
export const filtersCleared: Transition = (state) => ({
  ...state,
  kinds: null,
  attribution: null,
  actors: null,
  query: '',
  bounds: null,
  area: null,
  known: null,
  ...NO_SOURCE_CLAUSES,
  types: null,
  countries: null,
});

export const boundsChosen =
  (bounds: BBox | null): Transition =>
  (state) => ({ ...state, bounds });

export const knownToChosen =
  (known: KnownTo | null): Transition =>
  (state) => ({ ...state, known });

export const viewChosen =
  (view: PanelView): Transition =>
  (state) =>
    state.view === view ? state : { ...state, view };

export const clockChosen =
  (clock: Clock): Transition =>
  (state) =>
    state.clock === clock ? state : { ...state, clock };

/** The engine has the rows on another clock: the same events in another order. */
export const clockTurned =
  (rows: Rows): Transition =>
  (state) => ({ ...state, data: { kind: 'ready', rows } });

export const unitsChosen =
  (units: Units): Transition =>
  (state) => ({ ...state, units });

export const sumsComputed =
  (sums: FatalitySums | null): Transition =>
  (state) => ({ ...state, sums });

/** More is known of some rows: views draw again. A selection made before the row's id was known takes it on. */
export const rowsLoaded =
  (ids: ReadonlyMap<EventId, EventId>): Transition =>
  (state) => {
    const next = {
      ...state,
      selection: (state.selection !== null ? ids.get(state.selection) : undefined) ?? state.selection,
      hover: (state.hover !== null ? ids.get(state.hover) : undefined) ?? state.hover,
    };
    return next.isRevealing ? selectionRevealed(next) : next;
  };

/** Another source of rows: filters that name its values are dropped, the window opens to all of it. */
export const sourceOpened =
  (rows: Rows, window: TimeSpan, view: Camera | null): Transition =>
  (state) => ({
    ...filtersCleared(state),
    data: { kind: 'ready', rows },
    datasets: choicesOf(rows.parts),
    clock: rows.clock,
    // The story is the article's.
    view: !selectHasArticle(rows) && state.view === 'story' ? 'events' : state.view,
    window,
    axis: isBounded(window) ? axisAround(window) : axisAround(rows.index.extent ?? state.axis, 0.03),
    camera: view ?? state.camera,
    selection: null,
    shownDistance: null,
    hover: null,
    sums: null,
    comparison: null,
    comparedBy: null,
    results: null,
  });

export const eventSelected =
  (id: EventId | null): Transition =>
  (state) =>
    state.selection === id ? state : { ...state, selection: id, shownDistance: null };

export const eventHovered =
  (id: EventId | null): Transition =>
  (state) =>
    state.hover === id ? state : { ...state, hover: id };

/** The map came to rest; it ignores this very object when it reads the state back. */
export const cameraSettled =
  (camera: Camera, viewBounds: BBox): Transition =>
  (state) => ({ ...state, camera, viewBounds });

export const layerToggled =
  (layer: ContextLayerId): Transition =>
  (state) => ({ ...state, layers: toggled(state.layers, layer) });

export const themeChosen =
  (theme: Theme): Transition =>
  (state) => ({ ...state, theme });

export const localeChosen =
  (locale: Locale): Transition =>
  (state) => ({ ...state, locale });

export const playbackToggled: Transition = (state) => ({
  ...state,
  playback: { ...state.playback, isPlaying: !state.playback.isPlaying },
});

export const playbackStopped: Transition = (state) =>
  state.playback.isPlaying ? { ...state, playback: { ...state.playback, isPlaying: false } } : state;

export const playSpeedChosen =
  (daysPerSecond: number): Transition =>
  (state) => ({ ...state, playback: { ...state.playback, daysPerSecond } });

export const playModeChosen =
  (mode: PlayMode): Transition =>
  (state) => ({ ...state, playback: { ...state.playback, mode } });

/** Tells the reader something. The same thing is never said twice at a time. */
export const noticed =
  (...notices: readonly Notice[]): Transition =>
  (state) => {
    const said = new Set(state.notices.map((notice) => JSON.stringify(notice)));
    const fresh = notices.filter((notice) => {
      const key = JSON.stringify(notice);
      return !said.has(key) && said.add(key).has(key);
    });
    return fresh.length === 0 ? state : { ...state, notices: [...state.notices, ...fresh] };
  };

export const noticeDismissed =
  (notice: Notice): Transition =>
  (state) => ({ ...state, notices: state.notices.filter((other) => other !== notice) });

export const mapStatusChanged =
  (map: MapStatus): Transition =>
  (state) =>
    state.map === map ? state : { ...state, map };

/** Back to the article's own week and region, with nothing selected and nothing filtered. */
export const homeReturned =
  (dossier: Dossier): Transition =>
  (state) => ({
    ...filtersCleared(state),
    window: dossier.home.window,
    axis: axisFor(state, dossier.home.window),
    camera: { ...dossier.home.camera },
    selection: null,
  });

/**
 * A link asked for an event that its own window or filter hides: the clauses that hide it are opened, and named in a
 * notice. An event that is not loaded stays selected, so that the link survives, and is reported; a file's rows are not
 * all known here, so there it is being looked for (`isRevealing`) until its row has come or {@link selectionMissed}.
 */
export const selectionRevealed: Transition = (state) => {
  if (state.data.kind !== 'ready' || state.selection === null) return state;
  const row = state.data.rows.rowOf(state.selection);
  if (row < 0 && !selectIsArticleAlone(state.data.rows))
    return state.isRevealing ? state : { ...state, isRevealing: true };
  if (row < 0) return noticed({ kind: 'unknown-event', id: state.selection })(state);
  const event = state.data.rows.eventAt(row);
  const clauses: FilterClause[] = [];
  let next = state;
  const when = timeOn(state.data.rows.clock, event);
  if (certaintyIn(when, state.window) === 'outside') {
    clauses.push('window');
    const own = spanOf(when);
    const window = isBounded(own)
      ? span(Math.min(own.start, state.window.start), Math.max(own.end, state.window.end))
      : ALL_TIME;
    next = { ...next, window, axis: axisFor(next, window) };
  }
  if (state.kinds?.has(event.kind) === false) {
    clauses.push('kinds');
    next = { ...next, kinds: orAll(new Set([...state.kinds, event.kind]), EVENT_KINDS) };
  }
  if (state.attribution?.has(event.attribution.class) === false) {
    clauses.push('attribution');
    next = { ...next, attribution: null };
  }
  if (state.actors && !event.actors.some(({ actorId }) => state.actors?.has(actorId) === true)) {
    clauses.push('actors');
    next = { ...next, actors: null };
  }
  if (state.bounds && event.where.kind === 'point' && !bboxContains(state.bounds, event.where.lngLat)) {
    clauses.push('bounds');
    next = { ...next, bounds: null };
  }
  if (state.known !== null && !isKnownTo(placeCodesOf(event), state.known)) {
    clauses.push('known');
    next = { ...next, known: null };
  }
  if (
    selectHasArticle(state.data.rows) &&
    !passesSources(event, spokenClauses(state, state.data.rows.dossier), state.data.rows.dossier)
  ) {
    clauses.push('sources');
    next = { ...next, ...NO_SOURCE_CLAUSES };
  }
  const datasets = withShown(next.datasets, state.data.rows.parts[state.data.rows.partOf(row)]);
  if (datasets !== next.datasets) clauses.push('datasets');
  next = datasets === next.datasets ? next : { ...next, datasets };
  const words = state.data.rows.wordsAt(row);
  for (const clause of WORD_CLAUSES) {
    if (words === null || state[clause] === null || state[clause].has(words[clause])) continue;
    clauses.push(clause);
    next = { ...next, [clause]: null };
  }
  // The index answers for text and all these together: it blames the text only where the others let the event through.
  const isTextAlone = !clauses.some((clause) => clause !== 'window' && clause !== 'kinds');
  const isAnswered =
    state.data.rows.indexedQuery === state.query && state.data.rows.indexedArea === state.area;
  if (isTextAlone && isAnswered && !rowPasses(state.data.rows, row)) {
    if (state.area !== null) {
      clauses.push('area');
      next = { ...next, area: null, areaShape: null };
    }
    if (state.query !== '') {
      clauses.push('query');
      next = { ...next, query: '' };
    }
  }
  next = next.isRevealing === isAnswered ? { ...next, isRevealing: !isAnswered } : next;
  return clauses.length === 0 ? next : noticed({ kind: 'filter-widened', clauses })(next);
};

const rowPasses = ({ index }: Rows, row: number): boolean =>
  index.rowBits === null || (((index.rowBits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
