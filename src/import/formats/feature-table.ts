import { type GeometrySummary, type Projection, projectionOf, summariseGeometry } from '@/import/geometry';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { ObjectTable, type ObjectTableOptions, type Properties } from '@/import/object-table';

/** Column names for times that a format states outside its properties. */
export const TIME_COLUMNS = { start: 'time.begin', end: 'time.end' } as const;

/**
 * Reads features (a geometry and properties) of GeoJSON, GeoParquet, FlatGeobuf and KML alike. A feature without a date is
 * kept: it is there all the time.
 */
export class FeatureTable {
  readonly #session: ImportSession;
  readonly #table: ObjectTable;
  readonly #column: string;
  #projection: Projection = null;
  #features = 0;

  /** @param column what a rejection calls the geometry */
  constructor(
    session: ImportSession,
    name: string,
    column = 'geometry',
    known: ObjectTableOptions['known'] = {},
  ) {
    this.#session = session;
    this.#column = column;
    this.#table = new ObjectTable(session, {
      undated: 'keep',
      known: { ...TIME_COLUMNS, ...known },
      name: (dataset) =>
        dataset === 'ucdp-ged' ? `UCDP GED ${name}` : dataset === 'acled' ? `ACLED ${name}` : name,
    });
  }

  /**
   * Sets the reference system of what follows.
   *
   * @throws ImportFailure `unsupported-crs` naming it
   */
  useCrs(crs: string): void {
    const projection = projectionOf(crs);
    if (projection === undefined) throw new ImportFailure('unsupported-crs', { crs });
    if (projection && !this.#projection) this.#session.noticeOnce('reprojected', crs);
    this.#projection = projection;
  }

  /** Takes a feature with a GeoJSON geometry. */
  add(properties: Properties, geometry: unknown): void {
    this.addSummary(properties, summariseGeometry(geometry, this.#projection, this.#column));
  }

  addSummary(properties: Properties, summary: GeometrySummary): void {
    const { tally } = this.#session;
    this.#features += 1;
    const record = this.#features;
    this.#session.noteShape(summary.type, summary.vertices);
    this.#table.add(properties, summary.place, undefined, (isPlaced) => {
      if (!isPlaced) return;
      for (const extent of summary.extents) tally.includeExtent(extent);
      if (summary.crossesAntimeridian) tally.warn('crosses-antimeridian', record, summary.type);
      if (summary.wasClosed) tally.warn('ring-closed', record, summary.type);
    });
  }

  end(): void {
    this.#table.end();
  }
}
