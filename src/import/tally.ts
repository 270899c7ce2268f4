import type { BBox } from '@/domain/space';
import { formatIsoDay } from '@/domain/time';
import { fitBboxOf, LongitudeUse } from '@/import/longitude-use';
import type { Extent } from '@/import/geometry';
import { LIMITS } from '@/import/limits';
import { type KeptCells, RejectedCells } from '@/import/rejected-cells';
import {
  type NoticeKind,
  type Rejection,
  type RejectionReason,
  VALUE_LIMIT,
  type WarningKind,
} from '@/import/report';
import type { ImportedRow } from '@/import/row-sink';

/** A value as a report shows it: one line, cut to {@link VALUE_LIMIT} characters. */
export const reportValue = (text: string): string =>
  text.length > VALUE_LIMIT ? `${text.slice(0, VALUE_LIMIT)}…` : text;

/** Counts what an import meets, record by record: everything in the report that is a number. */
export class Tally {
  records = 0;
  loaded = 0;
  offMap = 0;
  merged = 0;
  withoutFatalities = 0;
  low = 0;
  best = 0;
  high = 0;
  rejectedTotal = 0;
  /** Rejected for a latitude beyond the poles where latitude and longitude would fit the other way round. */
  swappable = 0;
  readonly rejected: Rejection[] = [];
  readonly rejectedByReason: Partial<Record<RejectionReason, number>> = {};
  readonly warnings: Partial<Record<WarningKind, number>> = {};
  readonly notices: Partial<Record<NoticeKind, number>> = {};
  readonly examples: { kind: WarningKind | NoticeKind; record: number; value: string }[] = [];

  readonly #typeCounts = new Map<string, { records: number }>([['(other)', { records: 0 }]]);
  #lastType: string | null = null;
  #lastCount = { records: 0 };
  #start = Infinity;
  #end = -Infinity;
  #west = Infinity;
  #south = Infinity;
  #east = -Infinity;
  #north = -Infinity;
  readonly #longitudes = new LongitudeUse();
  readonly #rejectedCells = new RejectedCells();

  /** Counts a rejected record, and lists it with its cells while the list is not full. */
  reject(
    rejection: Omit<Rejection, keyof KeptCells>,
    columns: readonly string[],
    textOf: (column: number) => string,
  ): void {
    this.rejectedTotal += 1;
    this.rejectedByReason[rejection.reason] = (this.rejectedByReason[rejection.reason] ?? 0) + 1;
    if (this.rejected.length >= LIMITS.listedRejections) return;
    this.rejected.push({ ...rejection, ...this.#rejectedCells.keep(columns, textOf) });
  }

  warn(kind: WarningKind, record: number, value: string): void {
    const count = (this.warnings[kind] ?? 0) + 1;
    this.warnings[kind] = count;
    if (count <= LIMITS.examplesPerKind) this.examples.push({ kind, record, value: reportValue(value) });
  }

  notice(kind: NoticeKind, record: number, value: string): void {
    const count = (this.notices[kind] ?? 0) + 1;
    this.notices[kind] = count;
    if (count <= LIMITS.examplesPerKind) this.examples.push({ kind, record, value: reportValue(value) });
  }

  /** Says that a figure is not to be taken at its word. */
  noticeBasis({
    fatalitiesBasis,
    record,
    best,
  }: Pick<ImportedRow, 'fatalitiesBasis' | 'record' | 'best'>): void {
    const kind = fatalitiesBasis === 'none-or-unknown' ? 'acled-none-or-unknown' : 'acled-round-number';
    this.notice(kind, record, String(best));
  }

  countType(type: string): void {
    if (type === this.#lastType) {
      this.#lastCount.records += 1;
      return undefined;
    }
    let count = this.#typeCounts.get(type);
    if (!count) {
      if (this.#typeCounts.size >= LIMITS.countedTypes) return this.countType('(other)');
      count = { records: 0 };
      this.#typeCounts.set(type, count);
    }
    count.records += 1;
    this.#lastType = type;
    this.#lastCount = count;
    return undefined;
  }

  /** Records by type, commonest first; beyond the limit of types, the rest together as `(other)`. */
  get countsByType(): Record<string, number> {
    const counted = [...this.#typeCounts].filter(([, { records }]) => records > 0);
    return Object.fromEntries(
      counted.toSorted((a, b) => b[1].records - a[1].records).map(([type, { records }]) => [type, records]),
    );
  }

  /** Counts a row that goes to the sink with a place. */
  load(row: Pick<ImportedRow, 'low' | 'best' | 'high' | 'start' | 'end' | 'lng' | 'lat'>): void {
    this.loaded += 1;
    if (row.low !== null) this.low += row.low;
    if (row.best !== null) this.best += row.best;
    if (row.high !== null) this.high += row.high;
    if (row.best === null && row.low === null && row.high === null) this.withoutFatalities += 1;
    if (row.start < this.#start && row.start > -Infinity) this.#start = row.start;
    if (row.end > this.#end && row.end < Infinity) this.#end = row.end;
    this.#widen(row.lng, row.lat);
    this.#longitudes.add(row.lng);
  }

  /** Widens the box around what was loaded by an extent whose `east` may exceed 180. */
  includeExtent([west, south, east, north]: Extent): void {
    this.#widen(west, south);
    this.#widen(east > 180 ? east - 360 : east, north);
    // Across the antimeridian the plain box is the whole round.
    if (east > 180) {
      this.#widen(180, south);
      this.#widen(-180, north);
    }
    this.#longitudes.addSpan(west, east);
  }

  #widen(lng: number, lat: number): void {
    if (lng < this.#west) this.#west = lng;
    if (lng > this.#east) this.#east = lng;
    if (lat < this.#south) this.#south = lat;
    if (lat > this.#north) this.#north = lat;
  }

  get bbox(): BBox | null {
    return this.#west <= this.#east ? [this.#west, this.#south, this.#east, this.#north] : null;
  }

  get fitBbox(): BBox | null {
    return this.bbox && fitBboxOf(this.bbox, this.#longitudes);
  }

  get start(): string | null {
    return Number.isFinite(this.#start) ? formatIsoDay(this.#start) : null;
  }

  /** The last day that is included. */
  get end(): string | null {
    return Number.isFinite(this.#end) ? formatIsoDay(this.#end - 1) : null;
  }
}
