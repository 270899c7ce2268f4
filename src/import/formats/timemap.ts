import { isObject, own } from '@/import/formats/geojson';
import type { ImportSession } from '@/import/import-session';
import { ObjectTable, type Properties, textOf } from '@/import/object-table';
import type { TimeMapSidecars } from '@/import/timemap-sidecars';

/** Is this record a TimeMap event: of the server's form (associations) or of the download form (filters)? */
export const isTimeMapEvent = (value: unknown): boolean =>
  isObject(value) &&
  Object.hasOwn(value, 'date') &&
  (Array.isArray(own(value, 'associations')) || Array.isArray(own(value, 'filters'))) &&
  Object.hasOwn(value, 'sources');

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((it): it is string => typeof it === 'string') : [];

/** Keeps what a sources or associations file says, for the events that follow. */
export const readSidecar = (
  value: unknown,
  role: 'sources' | 'associations',
  sidecars: TimeMapSidecars,
): void => {
  if (role === 'sources') {
    sidecars.hasSources = true;
    for (const [id, source] of Object.entries(isObject(value) ? value : {})) {
      const title = textOf(own(source, 'title'));
      sidecars.sources.set(id, [title, ...strings(own(source, 'paths'))].filter((it) => it !== '').join(' '));
    }
    return;
  }
  sidecars.hasAssociations = true;
  for (const association of Array.isArray(value) ? value : []) {
    const [first, ...deeper] = strings(own(association, 'filter_paths'));
    const path =
      first === undefined ? textOf(own(association, 'title')) : [first, deeper.join(' / ')].join('=');
    const isFilter = own(association, 'mode') === 'FILTER';
    sidecars.associations.set(textOf(own(association, 'id')), isFilter ? path : null);
  }
};

/** Keys under which the reader adds what it looked up. */
const [TYPE, SUBTYPE, SOURCE] = ['association', 'association (2)', 'source links'];

const KNOWN = {
  id: 'id',
  start: 'date',
  time: 'time',
  latitude: 'latitude',
  longitude: 'longitude',
  place: 'location',
  notes: 'description',
  eventType: TYPE,
  subEventType: SUBTYPE,
  source: SOURCE,
} as const;

/** Reads TimeMap events, of the server form with its sidecars or of the download form. Dates are month first. */
export class TimeMapReader {
  readonly #session: ImportSession;
  readonly #table: ObjectTable;
  #record = 0;

  constructor(session: ImportSession) {
    this.#session = session;
    session.noteFormat('TimeMap JSON');
    this.#table = new ObjectTable(session, {
      undated: 'reject',
      known: KNOWN,
      isClosed: true,
      fixedOrder: 'mdy',
      name: () => 'TimeMap JSON',
    });
  }

  add(event: Properties): void {
    this.#record += 1;
    const categories = this.#categories(event);
    const values = categories.map((path) => path.slice(path.indexOf('=') + 1));
    if (/^true$/iu.test(textOf(own(event, 'graphic')))) {
      this.#session.tally.warn('graphic-content', this.#record, textOf(own(event, 'id')));
    }
    // TimeMap's `time` of 00:00 means "not known": the event is the whole day's.
    const properties = {
      ...event,
      [TYPE]: values[0] ?? '',
      [SUBTYPE]: values.slice(1).join('; '),
      [SOURCE]: this.#sources(event).join('; '),
    };
    this.#table.add(properties, null, categories.length > 0 ? categories : ['(none)']);
  }

  end(): void {
    this.#table.end();
  }

  #categories(event: Properties): readonly string[] {
    const filters = own(event, 'filters');
    if (Array.isArray(filters)) {
      return filters.map((filter) => `${textOf(own(filter, 'key'))}=${textOf(own(filter, 'value'))}`);
    }
    const { associations } = this.#session.timeMap;
    return strings(own(event, 'associations')).flatMap((id) => {
      const path = associations.get(id);
      if (path === undefined) this.#session.tally.warn('dangling-associations', this.#record, id);
      return path === undefined || path === null ? [] : [path];
    });
  }

  #sources(event: Properties): readonly string[] {
    const listed = own(event, 'sources');
    if (!Array.isArray(listed)) return [];
    return listed.flatMap((entry: unknown) => {
      if (typeof entry !== 'string') return [textOf(own(entry, 'path'))];
      const source = this.#session.timeMap.sources.get(entry);
      if (source === undefined) this.#session.tally.warn('dangling-sources', this.#record, entry);
      return source === undefined ? [] : [source];
    });
  }
}
