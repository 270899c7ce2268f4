import type { ByteStream } from '@/import/byte-stream';
import { ByteStream as Stream } from '@/import/byte-stream';
import { toUtf8 } from '@/import/encoding';
import { GeoJsonReader, isBareGeometry, isFeature, isObject, own } from '@/import/formats/geojson';
import { isTimeMapEvent, readSidecar, TimeMapReader } from '@/import/formats/timemap';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { type JsonListener, JsonSplitter } from '@/import/json-splitter';
import { LIMITS } from '@/import/limits';
import { ObjectTable, type Properties } from '@/import/object-table';

/** Reads the records of one kind of JSON file. */
interface RecordReader {
  add(value: unknown, root: unknown): void;
  end(): void;
}

const LIVEUAMAP = {
  id: 'id',
  title: 'name',
  start: 'timestamp',
  latitude: 'lat',
  longitude: 'lng',
  eventType: 'picpath',
  place: 'location',
  source: 'source',
  notes: 'description',
} as const;

/** Liveuamap's venues (and its archive's "ovens", the same records under another name). */
const isLiveuamap = (value: unknown): boolean =>
  isObject(value) && ['lat', 'lng', 'timestamp', 'picpath'].every((key) => Object.hasOwn(value, key));

const objectReader = (table: ObjectTable): RecordReader => ({
  add: (value) => {
    if (!isObject(value)) throw new ImportFailure('unknown-format', { found: 'JSON without records' });
    table.add(value, null);
  },
  end: () => table.end(),
});

const liveuamapName = (): string => 'Liveuamap JSON';

const recordsName = (dataset: string | null): string =>
  dataset === 'ucdp-ged' ? 'UCDP GED JSON' : dataset === 'acled' ? 'ACLED JSON' : 'JSON records';

const readerFor = (value: unknown, session: ImportSession, isSequence: boolean): RecordReader => {
  if (isFeature(value) || isBareGeometry(value)) {
    return new GeoJsonReader(session, isSequence ? 'GeoJSON sequence' : 'GeoJSON');
  }
  if (isLiveuamap(value)) {
    const name = liveuamapName;
    return objectReader(
      new ObjectTable(session, { undated: 'reject', known: LIVEUAMAP, isClosed: true, name }),
    );
  }
  if (isTimeMapEvent(value)) {
    const reader = new TimeMapReader(session);
    return { add: (event) => reader.add(isObject(event) ? event : {}), end: () => reader.end() };
  }
  return objectReader(new ObjectTable(session, { undated: 'reject', name: recordsName }));
};

/** Decides by the first record what the file is, and hands the records on. */
class JsonFile implements JsonListener {
  #reader: RecordReader | null = null;
  readonly #session: ImportSession;
  #roots = 0;

  constructor(session: ImportSession) {
    this.#session = session;
  }

  element(_path: string, value: unknown, root: unknown): void {
    this.#reader ??= readerFor(value, this.#session, false);
    this.#reader.add(value, root);
  }

  root(value: unknown, streamed: boolean): void {
    this.#roots += 1;
    if (streamed) return;
    const isRecord = isFeature(value) || isBareGeometry(value) || (isObject(value) && !isContainer(value));
    if (!isRecord) return;
    this.#reader ??= readerFor(value, this.#session, this.#roots > 1 || isFeature(value));
    this.#reader.add(value, null);
  }

  /** What was read before a cut is kept. */
  end(): void {
    this.#reader?.end();
  }
}

/** A root object that holds records rather than being one. */
const isContainer = (value: Properties): boolean =>
  own(value, 'type') === 'FeatureCollection' ||
  Object.values(value).every((inner) => typeof inner === 'object' && inner !== null);

/**
 * Reads any JSON that holds events: GeoJSON and JSON-FG (collection or sequence), TimeMap, Liveuamap, and plain arrays of
 * objects as APIs return them.
 *
 * @throws ImportFailure `empty`, `no-rows`, `bad-json`, `too-deep`, `too-large`, `unsupported-crs`, `unknown-format`
 */
export const readJson = async (stream: ByteStream, session: ImportSession): Promise<void> => {
  const head = await stream.peek(LIMITS.headBytes);
  const { notes, chunks } = toUtf8(head, stream.chunks(), session.options.encoding);
  const before = session.tally.records;
  const file = new JsonFile(session);
  const splitter = new JsonSplitter(file);
  try {
    for await (const chunk of chunks) splitter.push(chunk);
    splitter.end();
  } finally {
    file.end();
    session.encoding = notes.encoding;
  }
  if (session.tally.records === before && !session.needsMapping) throw new ImportFailure('no-rows');
};

/**
 * Reads TimeMap's sources or associations, for the events of the same import.
 *
 * @throws ImportFailure `bad-json`, `too-large`, `too-deep`
 */
export const readTimeMapSidecar = async (
  stream: ByteStream,
  session: ImportSession,
  role: 'sources' | 'associations',
): Promise<void> => {
  session.noteFormat('TimeMap JSON');
  const elements: unknown[] = [];
  const splitter = new JsonSplitter({
    element: (_path, value) => elements.push(value),
    root: (value, streamed) => readSidecar(streamed ? elements : value, role, session.timeMap),
  });
  const text = new Stream(
    toUtf8(await stream.peek(LIMITS.headBytes), stream.chunks(), session.options.encoding).chunks,
  );
  splitter.push(await text.readAll(LIMITS.sidecarBytes));
  splitter.end();
};
