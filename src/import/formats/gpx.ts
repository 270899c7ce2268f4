import type { ByteStream } from '@/import/byte-stream';
import { FeatureTable, TIME_COLUMNS } from '@/import/formats/feature-table';
import { type GeometrySummary, summariseGeometry } from '@/import/geometry';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { parsePlainNumber } from '@/import/numbers';
import { readXml, type XmlListener } from '@/import/xml-reader';

interface GpxPoint {
  readonly properties: Record<string, unknown>;
  readonly position: readonly [lng: number, lat: number];
}

const TEXTS = new Set(['name', 'desc', 'cmt', 'type', 'src', 'sym']);

const summarise = ({ position }: GpxPoint): GeometrySummary =>
  summariseGeometry({ type: 'Point', coordinates: position }, null, 'lat/lon');

/** Reads waypoints as events, timed track points as events of their own, and untimed tracks and routes as lines. */
class GpxReader implements XmlListener {
  readonly #session: ImportSession;
  readonly #table: FeatureTable;
  #point: GpxPoint | null = null;
  #segment: GpxPoint[] = [];
  #lineName = '';

  constructor(session: ImportSession) {
    this.#session = session;
    this.#table = new FeatureTable(session, 'GPX', 'lat/lon', {
      title: 'name',
      notes: 'desc',
      eventType: 'type',
    });
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'trk' || name === 'rte') this.#lineName = '';
    if (name === 'trkseg' || name === 'rte') this.#segment = [];
    if (name !== 'wpt' && name !== 'trkpt' && name !== 'rtept') return;
    const position = [
      parsePlainNumber(attributes['lon'] ?? ''),
      parsePlainNumber(attributes['lat'] ?? ''),
    ] as const;
    this.#point = { properties: {}, position };
  }

  close(name: string, text: string): void {
    const point = this.#point;
    if (name === 'wpt' && point) {
      this.#table.addSummary(point.properties, summarise(point));
      this.#point = null;
    } else if ((name === 'trkpt' || name === 'rtept') && point) {
      this.#segment.push(point);
      this.#point = null;
    } else if (name === 'trkseg' || name === 'rte') {
      this.#endLine();
    } else if (point && name === 'time') {
      point.properties[TIME_COLUMNS.start] = text.trim();
    } else if (point && TEXTS.has(name)) {
      point.properties[name] ??= text.trim();
    } else if (!point && name === 'name') {
      this.#lineName = text.trim();
    }
  }

  end(): void {
    this.#table.end();
  }

  #endLine(): void {
    const points = this.#segment;
    this.#segment = [];
    if (points.length === 0) return;
    this.#session.noteTrack(points.length);
    if (points.some(({ properties }) => Object.hasOwn(properties, TIME_COLUMNS.start))) {
      for (const point of points) {
        this.#table.addSummary({ name: this.#lineName, ...point.properties }, summarise(point));
      }
      return;
    }
    const coordinates = points.map(({ position }) => position);
    this.#table.add({ name: this.#lineName }, { type: 'LineString', coordinates });
  }
}

/**
 * Reads GPX 1.0 and 1.1, streamed.
 *
 * @throws ImportFailure as `readXml`, and `no-rows`
 */
export const readGpx = async (stream: ByteStream, session: ImportSession): Promise<void> => {
  const before = session.tally.records;
  const reader = new GpxReader(session);
  try {
    await readXml(stream, session, reader);
  } finally {
    reader.end();
    session.noteFormat('GPX');
  }
  if (session.tally.records === before) throw new ImportFailure('no-rows');
};
