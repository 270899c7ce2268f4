import type { Dossier } from '@/domain/dossier';
import { type ConflictEvent, EVENT_KINDS, spanOf } from '@/domain/event';
import { certaintyIn } from '@/domain/filter';
import { MARK_STYLES, type MarkColumns, type MarkStyle, toFixedMercator } from '@/domain/mark-columns';
import { orderMarks } from '@/domain/mark-order';
import type { RowIndex } from '@/domain/row-index';
import type { LngLat } from '@/domain/space';
import { timeColumn } from '@/domain/time-column';
import { type TimeSpan, overlaps, span } from '@/domain/time';
import { type AppState, DEFAULT_LAYERS, type Rows } from './app-state';
import { axisAround } from './transitions';

const inTimeOrder = (a: ConflictEvent, b: ConflictEvent): number => {
  const [first, second] = [spanOf(a.when), spanOf(b.when)];
  if (first.start !== second.start) return first.start < second.start ? -1 : 1;
  return first.end === second.end ? 0 : first.end < second.end ? -1 : 1;
};

const markOf = (
  dossier: Dossier,
  { where }: ConflictEvent,
): { readonly style: MarkStyle; readonly at: LngLat } => {
  if (where.kind === 'point') return { style: where.precision === 1 ? 'dot' : 'disc', at: where.lngLat };
  const anchor =
    where.kind === 'area' ? dossier.zones.find(({ id }) => id === where.zoneIds[0])?.anchor : undefined;
  return anchor === undefined ? { style: 'none', at: [0, 0] } : { style: 'area', at: anchor };
};

const columnsOf = (dossier: Dossier, events: readonly ConflictEvent[]): MarkColumns => {
  const marks = events.map((event) => markOf(dossier, event));
  const fixed = marks.map(({ at }) => toFixedMercator(at));
  return {
    length: events.length,
    start: timeColumn(Float64Array.from(events, ({ when }) => spanOf(when).start)),
    end: timeColumn(Float64Array.from(events, ({ when }) => spanOf(when).end)),
    x: Int32Array.from(fixed, ([x]) => x),
    y: Int32Array.from(fixed, ([, y]) => y),
    kind: Uint8Array.from(events, ({ kind }) => EVENT_KINDS.indexOf(kind)),
    style: Uint8Array.from(marks, ({ style }) => MARK_STYLES.indexOf(style)),
    extent: Uint8Array.from(events, ({ when }) => (when.extent === 'throughout' ? 1 : 0)),
    weight: new Uint8Array(events.length),
  };
};

/** A row index that looks at every row each time: what the fast one must answer. */
export const slowIndex = (
  events: readonly ConflictEvent[],
  passesSlowClauses: (event: ConflictEvent) => boolean = () => true,
): RowIndex => {
  const rows = [...events.keys()].filter((row) => {
    const event = events[row];
    return event !== undefined && passesSlowClauses(event);
  });
  const whenOf = (row: number): ConflictEvent['when'] | undefined => events[row]?.when;
  const codeOf = (row: number): number => EVENT_KINDS.indexOf(events[row]?.kind ?? 'background');
  const inWindow = (row: number, window: TimeSpan): boolean => {
    const when = whenOf(row);
    return when !== undefined && certaintyIn(when, window) !== 'outside';
  };
  const found = (window: TimeSpan, mask: number): readonly number[] =>
    rows.filter((row) => inWindow(row, window) && ((mask >> codeOf(row)) & 1) === 1);
  const bounds = rows.flatMap((row) => {
    const when = whenOf(row);
    return when ? [when.earliest, when.latest].filter((ms) => ms !== null) : [];
  });
  const rowBits = new Uint8Array(Math.ceil(events.length / 8));
  for (const row of rows) rowBits[row >> 3] = (rowBits[row >> 3] ?? 0) | (1 << (row & 7));
  return {
    length: rows.length,
    extent: bounds.length < 2 ? null : span(Math.min(...bounds), Math.max(...bounds)),
    rowBits: rows.length === events.length ? null : rowBits,
    countByKind: (window) => {
      const certain = new Uint32Array(EVENT_KINDS.length);
      const possible = new Uint32Array(EVENT_KINDS.length);
      for (const row of rows) {
        const when = whenOf(row);
        const certainty = when ? certaintyIn(when, window) : 'outside';
        const code = codeOf(row);
        if (certainty !== 'outside') possible[code] = (possible[code] ?? 0) + 1;
        if (certainty === 'certain') certain[code] = (certain[code] ?? 0) + 1;
      }
      return { certain, possible };
    },
    histogram: (axis, bins) => {
      const counts = new Uint32Array(EVENT_KINDS.length * bins);
      const binMs = (axis.end - axis.start) / bins;
      for (const row of rows) {
        const when = whenOf(row);
        for (let bin = 0; bin < bins; bin += 1) {
          const own = span(axis.start + bin * binMs, axis.start + (bin + 1) * binMs);
          const at = codeOf(row) * bins + bin;
          if (when && overlaps(spanOf(when), own)) counts[at] = (counts[at] ?? 0) + 1;
        }
      }
      return counts;
    },
    page: (window, mask, offset, limit) =>
      Uint32Array.from(found(window, mask).slice(offset, offset + limit)),
    positionOf: (row, window, mask) => found(window, mask).indexOf(row),
  };
};

/** Rows of a dossier without an engine, in the table's order: by earliest, then latest. */
export const madeUpRows = (dossier: Dossier, passesSlowClauses?: (event: ConflictEvent) => boolean): Rows => {
  const events = dossier.events.toSorted(inTimeOrder);
  const marks = columnsOf(dossier, events);
  return {
    dossier,
    marks,
    order: orderMarks(marks),
    index: slowIndex(events, passesSlowClauses),
    eventAt: (row) => {
      const event = events[row];
      if (event === undefined) throw new RangeError(`no event in row ${row}`);
      return event;
    },
    clock: 'happened',
    parts: [{ id: 'article', info: null, rowCount: events.length }],
    partOf: () => 0,
    indexedQuery: '',
    wordsAt: () => null,
    certainIndex: null,
    indexedArea: null,
    rowOf: (id) => events.findIndex((event) => event.id === id),
    ownIdOf: (id) => ({ part: 0, ownId: id }),
  };
};

/** A page that has just opened at the dossier's home view; still loading where there are no rows. */
export const madeUpState = (rows: Rows | null, fields: Partial<AppState> = {}): AppState => {
  const window = rows?.dossier.home.window ?? span(0, 1);
  return {
    data: rows === null ? { kind: 'loading' } : { kind: 'ready', rows },
    window,
    kinds: null,
    attribution: null,
    actors: null,
    query: '',
    axis: axisAround(window),
    selection: null,
    hover: null,
    isRevealing: false,
    camera: rows?.dossier.home.camera ?? { center: [0, 0], zoom: 0, bearing: 0, pitch: 0 },
    layers: new Set(DEFAULT_LAYERS),
    theme: 'system',
    locale: 'en',
    playback: { isPlaying: false, daysPerSecond: 1, mode: 'window' },
    notices: [],
    map: 'starting',
    bounds: null,
    area: null,
    areaShape: null,
    known: null,
    types: null,
    countries: null,
    remote: null,
    view: 'events',
    step: 1,
    comparedWindow: null,
    comparison: null,
    comparedBy: null,
    speaker: null,
    relay: null,
    about: null,
    support: null,
    sourcePart: 'claims',
    clock: 'happened',
    units: 'km',
    viewBounds: null,
    datasets: [{ id: 'article', isHidden: false }],
    importing: { kind: 'idle' },
    device: [],
    sums: null,
    shownDistance: null,
    measuring: { isOpen: false, tool: 'select', path: [] },
    results: null,
    ...fields,
  };
};
