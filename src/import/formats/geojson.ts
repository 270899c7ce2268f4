import { FeatureTable, TIME_COLUMNS } from '@/import/formats/feature-table';
import type { ImportSession } from '@/import/import-session';
import type { Properties } from '@/import/object-table';

/** Is this a plain object? */
export const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own property of anything; undefined where there is none. Never looks up the prototype chain. */
export const own = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

const GEOMETRY_TYPES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** Does it call itself a GeoJSON feature? */
export const isFeature = (value: unknown): boolean => own(value, 'type') === 'Feature';
/** Is it a GeoJSON geometry without a feature around it? */
export const isBareGeometry = (value: unknown): boolean => GEOMETRY_TYPES.has(String(own(value, 'type')));

const bound = (value: unknown): string => (typeof value === 'string' ? value : '');

/** OGC JSON-FG's `time`, and `when` as drafts and others have it: a date, a timestamp or an interval. */
const timeOf = (feature: unknown): readonly [start: string, end: string] | null => {
  const stated = own(feature, 'time') ?? own(feature, 'when');
  const time = isObject(own(stated, 'time')) ? own(stated, 'time') : stated;
  if (!isObject(time)) return null;
  const interval = own(time, 'interval');
  if (Array.isArray(interval)) return [bound(interval[0]), bound(interval[1])];
  const at = own(time, 'date') ?? own(time, 'timestamp') ?? own(time, 'datetime') ?? own(time, 'start');
  return typeof at === 'string' ? [at, bound(own(time, 'end') ?? own(time, 'stop'))] : null;
};

const crsName = (root: unknown): string | null => {
  const crs = own(root, 'crs');
  const name = own(own(crs, 'properties'), 'name') ?? crs ?? own(root, 'coordRefSys');
  return typeof name === 'string' ? name : null;
};

/** Reads GeoJSON features, JSON-FG included, from a collection or a sequence. */
export class GeoJsonReader {
  readonly #table: FeatureTable;
  #knowsCrs = false;

  constructor(session: ImportSession, name: string) {
    this.#table = new FeatureTable(session, name);
  }

  /**
   * @param root the collection as far as it is known, or null
   * @throws ImportFailure `unsupported-crs`
   */
  add(feature: unknown, root: unknown): void {
    if (!this.#knowsCrs) {
      this.#knowsCrs = true;
      const crs = crsName(root) ?? crsName(feature);
      if (crs !== null) this.#table.useCrs(crs);
    }
    if (isBareGeometry(feature)) {
      this.#table.add({}, feature);
      return;
    }
    const given = own(feature, 'properties');
    const properties: Record<string, unknown> = isObject(given) ? { ...given } : {};
    const id = own(feature, 'id');
    if (!Object.hasOwn(properties, 'id') && (typeof id === 'string' || typeof id === 'number'))
      properties['id'] = id;
    const time = timeOf(feature);
    if (time) [properties[TIME_COLUMNS.start], properties[TIME_COLUMNS.end]] = time;
    this.#table.add(properties, own(feature, 'geometry') ?? null);
  }

  end(): void {
    this.#table.end();
  }
}
