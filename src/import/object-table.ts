import { recogniseDataset } from '@/import/datasets';
import { displayNames } from '@/import/delimited-layout';
import type { FieldMap, FieldName } from '@/import/fields';
import { guessMapping } from '@/import/guess-mapping';
import { ImportFailure } from '@/import/import-error';
import type { ImportSession } from '@/import/import-session';
import { LIMITS } from '@/import/limits';
import { parsePlainNumber } from '@/import/numbers';
import type { RecordView } from '@/import/record-view';
import type { DateOrder } from '@/import/report';
import { RowBuilder } from '@/import/row-builder';
import { createPlaceResult, PlaceReader, type PlaceResult } from '@/import/row-place';
import { planTable } from '@/import/table-plan';

/** Properties of a record as parsed: any keys (also `__proto__`), any values. Only own properties are ever read. */
export type Properties = Readonly<Record<string, unknown>>;

/** A value as a table would hold it. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.slice(0, LIMITS.textCharacters);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (typeof value !== 'object' || value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return JSON.stringify(value, withoutBigInts).slice(0, LIMITS.textCharacters);
};

const withoutBigInts = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

class ObjectView implements RecordView {
  record = 0;
  readonly line = 0;
  readonly labelNumber = -1;
  properties: Properties = {};
  readonly #keys: readonly string[];

  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  #value(column: number): unknown {
    const key = this.#keys[column];
    return key !== undefined && Object.hasOwn(this.properties, key) ? this.properties[key] : undefined;
  }

  text(column: number): string {
    return textOf(this.#value(column)).replaceAll('\0', '');
  }

  utf8(): null {
    return null;
  }

  label(column: number): string {
    return this.text(column);
  }

  key(column: number): string {
    return this.text(column).trim();
  }

  decimal(column: number): number {
    const value = this.#value(column);
    if (typeof value === 'number') return value;
    return value === undefined || value === null ? Number.NaN : parsePlainNumber(this.text(column));
  }

  isoDay(): number {
    return Number.NaN;
  }
}

interface Waiting {
  readonly properties: Properties;
  readonly place: PlaceResult | null;
  readonly categories: readonly string[] | undefined;
  readonly onTaken: ((isPlaced: boolean) => void) | undefined;
}

/** How a table of objects is read. */
export interface ObjectTableOptions {
  readonly undated: 'reject' | 'keep';
  /** Keys that hold a field whatever guessing says, where any of the first records has them. */
  readonly known?: Readonly<Partial<Record<FieldName, string>>>;
  /** Nothing but `known` is mapped. */
  readonly isClosed?: boolean;
  readonly fixedOrder?: DateOrder;
  /** Names the format once the dataset is known. */
  readonly name: (dataset: string | null) => string;
}

/** Records seen before the columns are decided. */
const SAMPLE_RECORDS = 400;

/** Reads records that come as objects, with a geometry or with coordinates among their properties, as one table. */
export class ObjectTable {
  readonly #session: ImportSession;
  readonly #options: ObjectTableOptions;
  #waiting: Waiting[] | null = [];
  #builder: RowBuilder | null = null;
  #placeReader: PlaceReader | null = null;
  #view = new ObjectView([]);
  #record = 0;

  constructor(session: ImportSession, options: ObjectTableOptions) {
    this.#session = session;
    this.#options = options;
  }

  /**
   * Takes a record.
   *
   * @param place where it is, or why not; null: look among its properties
   * @param categories what to count it under, instead of its event type
   * @param onTaken told, once the record is read, whether it went to the sink with a place
   */
  add(
    properties: Properties,
    place: PlaceResult | null,
    categories?: readonly string[],
    onTaken?: (isPlaced: boolean) => void,
  ): void {
    const record = { properties, place, categories, onTaken };
    if (this.#waiting) {
      this.#waiting.push(record);
      if (this.#waiting.length >= SAMPLE_RECORDS) this.#decide();
    } else {
      this.#take(record);
    }
  }

  /** No more records. Records that no mapping could be found for stay unread, and the session asks for one. */
  end(): void {
    if (this.#waiting) this.#decide();
    this.#builder?.end();
  }

  #decide(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    if (waiting.length === 0) return;
    const keys = [...new Set(waiting.flatMap(({ properties }) => Object.keys(properties)))];
    if (keys.length > LIMITS.columns) throw new ImportFailure('too-many-columns', { limit: LIMITS.columns });
    const columns = displayNames(keys);
    const dataset = this.#options.isClosed === true ? null : recogniseDataset(columns);
    this.#session.noteFormat(this.#options.name(dataset?.id ?? null));
    const plan = planTable(
      {
        columns,
        dataset: dataset?.id ?? null,
        fields: this.#fields(columns, keys, dataset?.fields ?? null),
        samples: waiting.map(({ properties }) =>
          keys.map((key) => (Object.hasOwn(properties, key) ? textOf(properties[key]) : '')),
        ),
        placeFrom: waiting.some(({ place }) => place === null) ? 'columns' : 'geometry',
        undated: this.#options.undated,
        fixedOrder: this.#options.fixedOrder,
      },
      this.#session,
    );
    if (!plan) return;
    this.#view = new ObjectView(keys);
    this.#builder = new RowBuilder(plan, this.#session);
    this.#placeReader = new PlaceReader(plan.columns, plan.fields);
    for (const record of waiting) this.#take(record);
  }

  #fields(columns: readonly string[], keys: readonly string[], recognised: FieldMap | null): FieldMap {
    const base = this.#options.isClosed === true ? {} : (recognised ?? guessMapping(columns, []));
    const fields: Partial<Record<FieldName, number>> = { ...base };
    for (const [field, key] of Object.entries(this.#options.known ?? {})) {
      const column = keys.indexOf(key);
      if (column >= 0) fields[field as FieldName] = column;
    }
    return fields;
  }

  #take(record: Waiting): void {
    if (!this.#builder || !this.#placeReader) return;
    this.#record += 1;
    const view = this.#view;
    view.record = this.#record;
    view.properties = record.properties;
    const place = record.place ?? createPlaceResult();
    if (!record.place) this.#placeReader.read(view, place);
    const isPlaced = this.#builder.takeAt(view, place, record.categories);
    record.onTaken?.(isPlaced);
  }
}
