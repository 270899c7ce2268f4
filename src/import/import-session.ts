import type { ColumnChoice } from '@/import/fields';
import type { DatasetId } from '@/import/datasets';
import { termsOf } from '@/import/datasets';
import { IdRegister } from '@/import/id-register';
import { type ImportError, type ImportErrorKind, toImportError } from '@/import/import-error';
import type {
  DateOrder,
  DateOrderDecision,
  FileReport,
  ImportReport,
  MappingRequest,
  NoticeKind,
  RemedyOffer,
} from '@/import/report';
import { LabelBook } from '@/import/label-book';
import type { RowSink } from '@/import/row-sink';
import type { FieldMap, FieldName } from '@/import/fields';
import { createSidecars } from '@/import/timemap-sidecars';
import { Tally } from '@/import/tally';

/** How far an import is; bytes are those of the inputs, packed or not. */
export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly records: number;
}

/** What the caller of an import decides. Left out: what was recognised holds. */
export interface ImportOptions {
  readonly sink: RowSink;
  /** Field to column name: what the person chose, over what was recognised. */
  readonly mapping?: ColumnChoice | undefined;
  /** A WHATWG encoding label. */
  readonly encoding?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** Read only this member of an archive. */
  readonly member?: string | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Reads every record on its own, also those that could be read many at a time: slower, and the same. */
  readonly isRowByRow?: boolean | undefined;
}

interface TableFacts {
  readonly columns: readonly string[];
  readonly fields: FieldMap;
  readonly dateOrder: DateOrderDecision | null;
  readonly dataset: DatasetId | null;
  readonly preview: MappingRequest['preview'];
}

interface MutableShapes {
  geometryTypes: Record<string, number>;
  vertices: number;
  tracks: number;
  trackPoints: number;
}

/** What one import gathers while its files are read; readers of formats write here, {@link ImportSession.report} sums up. */
export class ImportSession {
  readonly options: ImportOptions;
  readonly tally = new Tally();
  readonly ids = new IdRegister();
  /** One for all files: equal numbers mean equal texts within an import. */
  readonly labels = new LabelBook();
  readonly errors: ImportError[] = [];
  readonly remedies: RemedyOffer[] = [];
  readonly files: FileReport[] = [];
  readonly timeMap = createSidecars();
  needsMapping: MappingRequest | null = null;
  encoding: string | null = null;
  delimiter: string | null = null;
  headerLine: number | null = null;
  /** Set while more than one file is read, so that rejections can say which. */
  fileLabel = '';

  #table: TableFacts = { columns: [], fields: {}, dateOrder: null, dataset: null, preview: [] };
  #shapes: MutableShapes | null = null;
  #format: string | null = null;

  constructor(options: ImportOptions) {
    this.options = options;
  }

  get sink(): RowSink {
    return this.options.sink;
  }

  /** Names the format; the first data file decides. */
  noteFormat(format: string): void {
    this.#format ??= format;
  }

  noteTable(facts: TableFacts): void {
    if (this.#table.columns.length === 0 || this.tally.loaded === 0) this.#table = facts;
    const { dateOrder } = facts;
    if (dateOrder === null || dateOrder.basis === 'format' || dateOrder.basis === 'decided-by-value') return;
    const offer = {
      kind: 'choose-date-order',
      current: dateOrder.order,
      example: dateOrder.example,
    } as const;
    if (dateOrder.basis === 'assumed') this.tally.warn('ambiguous-date-order', 0, dateOrder.example);
    this.remedies.push({ for: 'ambiguous-date-order', remedy: offer });
  }

  noteShape(type: string, vertices: number): void {
    const shapes = this.#shapesSoFar();
    shapes.geometryTypes[type] = (shapes.geometryTypes[type] ?? 0) + 1;
    shapes.vertices += vertices;
  }

  noteTrack(points: number): void {
    const shapes = this.#shapesSoFar();
    shapes.tracks += 1;
    shapes.trackPoints += points;
  }

  /** Lists a file that was read, given the counts from before it. */
  noteFile(name: string, recordsBefore: number, loadedBefore: number): void {
    const { records, loaded } = this.tally;
    this.files.push({ name, records: records - recordsBefore, loaded: loaded - loadedBefore });
  }

  /** Turns errors of the given kinds, from the `from`-th on, into a warning: other members of the archive did load. */
  forgive(from: number, kinds: ReadonlySet<ImportErrorKind>): void {
    const later = this.errors.splice(from);
    for (const error of later) {
      if (kinds.has(error.kind)) this.tally.warn('unread-member', 0, error.place);
      else this.errors.push(error);
    }
  }

  noticeOnce(kind: NoticeKind, value: string): void {
    this.tally.notice(kind, 0, value);
  }

  fail(thrown: unknown, place: string): void {
    this.errors.push(toImportError(thrown, place));
  }

  #shapesSoFar(): MutableShapes {
    this.#shapes ??= { geometryTypes: {}, vertices: 0, tracks: 0, trackPoints: 0 };
    return this.#shapes;
  }

  #offerSwap(): void {
    const { fields, columns } = this.#table;
    const { swappable } = this.tally;
    const outOfRange = this.tally.rejectedByReason['coords-out-of-range'] ?? 0;
    // A few typing errors beyond the poles do not mean that the columns are swapped.
    if (swappable === 0 || swappable < outOfRange / 2 || swappable < this.tally.records / 2) return;
    this.tally.warnings['swapped-axes'] = swappable;
    const latitude = columns[fields.longitude ?? -1];
    const longitude = columns[fields.latitude ?? -1];
    if (latitude === undefined || longitude === undefined) return;
    this.remedies.push({
      for: 'swapped-axes',
      remedy: { kind: 'swap-columns', mapping: { latitude, longitude } },
    });
  }

  /** TimeMap's events make little sense without the two files that they refer to. */
  #offerFiles(): void {
    const { hasSources, hasAssociations } = this.timeMap;
    if (this.#format !== 'TimeMap JSON') return;
    const roles = (['events', 'sources', 'associations'] as const).filter(
      (role) =>
        (role === 'events' && this.tally.records === 0) ||
        (role === 'sources' && !hasSources && this.tally.warnings['dangling-sources'] !== undefined) ||
        (role === 'associations' &&
          !hasAssociations &&
          this.tally.warnings['dangling-associations'] !== undefined),
    );
    if (roles.length === 0) return;
    const [first] = roles;
    const reason = first === 'events' ? 'no-rows' : (`dangling-${first ?? 'sources'}` as const);
    this.remedies.push({ for: reason, remedy: { kind: 'add-files', roles } });
  }

  #mappingByName(): Partial<Record<FieldName, string>> {
    const { columns, fields } = this.#table;
    const named: Partial<Record<FieldName, string>> = {};
    for (const [field, position] of Object.entries(fields)) {
      const column = columns[position];
      if (column !== undefined) named[field as FieldName] = column;
    }
    return named;
  }

  /** The report of everything that was read. Call once, at the end. */
  report(): ImportReport {
    const { tally } = this;
    this.#offerSwap();
    this.#offerFiles();
    // Beside data that loaded, a text without columns is a note in the same archive, not a table to map.
    if (tally.loaded > 0) this.needsMapping = null;
    else if (this.needsMapping) this.remedies.push({ for: 'no-rows', remedy: { kind: 'choose-mapping' } });
    return {
      format: this.#format ?? 'unknown',
      records: tally.records,
      loaded: tally.loaded,
      rejected: tally.rejected,
      warnings: tally.warnings,
      start: tally.start,
      end: tally.end,
      bbox: tally.bbox,
      countsByType: tally.countsByType,
      fatalities: { low: tally.low, best: tally.best, high: tally.high },
      rejectedTotal: tally.rejectedTotal,
      rejectedCut: tally.rejected.filter(({ isCut }) => isCut).length,
      rejectedByReason: tally.rejectedByReason,
      offMap: tally.offMap,
      merged: tally.merged,
      withoutFatalities: tally.withoutFatalities,
      notices: tally.notices,
      examples: tally.examples,
      remedies: this.remedies,
      errors: this.errors,
      needsMapping: this.needsMapping,
      files: this.files,
      encoding: this.encoding,
      delimiter: this.delimiter,
      headerLine: this.headerLine,
      columns: this.#table.columns,
      preview: this.#table.preview,
      mapping: this.#mappingByName(),
      dateOrder: this.#table.dateOrder,
      dataset: termsOf(this.#table.dataset),
      shapes: this.#shapes,
      fitBbox: tally.fitBbox,
    };
  }
}
