import type { ByteStream } from '@/import/byte-stream';
import { FeatureTable, TIME_COLUMNS } from '@/import/formats/feature-table';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { summariseGeometry } from '@/import/geometry';
import { plainText, readXml, type XmlListener } from '@/import/xml-reader';

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly unknown[];
}

interface Track {
  readonly whens: string[];
  readonly coords: string[];
}

interface Placemark {
  readonly properties: Record<string, unknown>;
  readonly geometries: Geometry[];
  readonly tracks: Track[];
}

/** `lng,lat[,alt]` tuples between blanks; blanks around the commas are a common fault and harmless. */
const parseTuples = (text: string): readonly (readonly number[])[] => {
  const joined = text.trim().replaceAll(/\s*,\s*/gu, ',');
  if (joined === '') return [];
  return joined
    .split(/\s+/u)
    .map((tuple) => tuple.split(',').map((part) => (part === '' ? Number.NaN : Number(part))));
};

const missingGeometry = (): ReturnType<typeof summariseGeometry> => {
  const summary = summariseGeometry(null, null, 'geometry');
  return { ...summary, type: 'none' };
};

/** Reads placemarks: points, shapes and `gx:Track`s, whose points are events of their own. */
class KmlReader implements XmlListener {
  readonly #session: ImportSession;
  readonly #table: FeatureTable;
  #placemark: Placemark | null = null;
  #track: Track | null = null;
  #dataName = '';
  #rings: (readonly (readonly number[])[])[] = [];
  #tuples: readonly (readonly number[])[] = [];
  #trackPoints = 0;

  constructor(session: ImportSession, name: string) {
    this.#session = session;
    this.#table = new FeatureTable(session, name, 'coordinates', { title: 'name', notes: 'description' });
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'Placemark':
        this.#placemark = { properties: {}, geometries: [], tracks: [] };
        if (attributes['id'] !== undefined) this.#placemark.properties['id'] = attributes['id'];
        break;
      case 'NetworkLink':
      case 'GroundOverlay':
      case 'ScreenOverlay':
        this.#session.noticeOnce('network-links-ignored', name);
        break;
      case 'TimeSpan':
        // An end that is not given is open.
        if (this.#placemark) {
          this.#placemark.properties[TIME_COLUMNS.start] = '..';
          this.#placemark.properties[TIME_COLUMNS.end] = '..';
        }
        break;
      case 'Data':
      case 'SimpleData':
        this.#dataName = attributes['name'] ?? '';
        break;
      case 'Polygon':
        this.#rings = [];
        break;
      case 'Point':
      case 'LineString':
        this.#tuples = [];
        break;
      case 'Track':
        this.#track = { whens: [], coords: [] };
        break;
      default:
    }
  }

  close(name: string, text: string): void {
    const placemark = this.#placemark;
    if (!placemark) return;
    switch (name) {
      case 'Placemark':
        this.#endPlacemark(placemark);
        break;
      case 'name':
      case 'address':
        placemark.properties[name] ??= text.trim();
        break;
      case 'description':
        placemark.properties['description'] ??= plainText(text);
        break;
      case 'when':
        if (this.#track) this.#track.whens.push(text.trim());
        else placemark.properties[TIME_COLUMNS.start] = text.trim();
        break;
      case 'begin':
        placemark.properties[TIME_COLUMNS.start] = text.trim();
        break;
      case 'end':
        placemark.properties[TIME_COLUMNS.end] = text.trim();
        break;
      case 'coord':
        this.#track?.coords.push(text);
        break;
      case 'value':
      case 'SimpleData':
        if (this.#dataName !== '') this.#setData(placemark, text);
        break;
      default:
        this.#closeGeometry(name, text, placemark);
    }
  }

  end(): void {
    this.#table.end();
  }

  /** Own data may have any name, `__proto__` included: it becomes a property and nothing else. */
  #setData(placemark: Placemark, text: string): void {
    const key = Object.hasOwn(placemark.properties, this.#dataName)
      ? `${this.#dataName} (data)`
      : this.#dataName;
    Object.defineProperty(placemark.properties, key, { value: text, enumerable: true, configurable: true });
    this.#dataName = '';
  }

  #closeGeometry(name: string, text: string, placemark: Placemark): void {
    switch (name) {
      case 'coordinates':
        this.#tuples = parseTuples(text);
        break;
      case 'LinearRing':
        this.#rings.push(this.#tuples);
        break;
      case 'Point':
        placemark.geometries.push({ type: 'Point', coordinates: this.#tuples[0] ?? [] });
        break;
      case 'LineString':
        placemark.geometries.push({ type: 'LineString', coordinates: this.#tuples });
        break;
      case 'Polygon':
        placemark.geometries.push({ type: 'Polygon', coordinates: this.#rings });
        break;
      case 'Track':
        if (this.#track) placemark.tracks.push(this.#track);
        this.#track = null;
        break;
      default:
    }
  }

  #endPlacemark(placemark: Placemark): void {
    this.#placemark = null;
    for (const track of placemark.tracks) this.#addTrack(placemark, track);
    const [first, ...others] = placemark.geometries;
    if (first) {
      const geometry =
        others.length === 0 ? first : { type: 'GeometryCollection', geometries: placemark.geometries };
      this.#table.add(placemark.properties, geometry);
    } else if (placemark.tracks.length === 0) {
      this.#table.addSummary(placemark.properties, missingGeometry());
    }
  }

  #addTrack(placemark: Placemark, track: Track): void {
    const points = Math.min(track.whens.length, track.coords.length);
    if (track.whens.length !== track.coords.length) {
      this.#session.tally.warn(
        'track-mismatch',
        this.#trackPoints,
        `${track.whens.length}/${track.coords.length}`,
      );
    }
    this.#session.noteTrack(points);
    for (let at = 0; at < points; at += 1) {
      this.#trackPoints += 1;
      const [lng = Number.NaN, lat = Number.NaN] = (track.coords[at] ?? '').trim().split(/\s+/u).map(Number);
      const properties = { ...placemark.properties, [TIME_COLUMNS.start]: track.whens[at] };
      this.#table.addSummary(
        properties,
        summariseGeometry({ type: 'Point', coordinates: [lng, lat] }, null, 'coord'),
      );
    }
  }
}

/**
 * Reads KML, streamed. Links to other files, overlays and styles are not followed.
 *
 * @param name what the report calls the format: `KML`, or `KMZ` out of an archive
 * @throws ImportFailure as {@link readXml}, and `no-rows`
 */
export const readKml = async (stream: ByteStream, session: ImportSession, name: string): Promise<void> => {
  const before = session.tally.records;
  const reader = new KmlReader(session, name);
  try {
    await readXml(stream, session, reader);
  } finally {
    reader.end();
    session.noteFormat(name);
  }
  if (session.tally.records === before) throw new ImportFailure('no-rows');
};
