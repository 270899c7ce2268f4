import { MARK_STYLES, type MarkStyle } from '@/domain/mark-columns';
import type { RowBatch } from '@/domain/row-batch';
import type { ImportedRow, RowSink } from '@/import/row-sink';
import type { TableBuilder } from '@/table/build-table';
import { placeCodes } from '@/table/event-table';
import { type TableRow, blankRow, styleOf } from '@/table/table-row';

/** Several actors on one side, as the importer joins them. */
const ACTOR_SEPARATOR = '; ';

/** Sides that are remembered; a file of a million rows has some thousands. */
const MOST_SIDES = 20_000;

type Actors = string | readonly string[];

/** Splits sides into actors; each side once. */
const createSideReader = (): ((side: string) => Actors) => {
  const known = new Map<string, Actors>();
  return (side) => {
    const actors = known.get(side);
    if (actors !== undefined) return actors;
    const split = side.includes(ACTOR_SEPARATOR) ? side.split(ACTOR_SEPARATOR) : side;
    if (known.size < MOST_SIDES) known.set(side, split);
    return split;
  };
};

/**
 * UCDP's code decides where there is one. ACLED's geo_precision has the same three steps: 1 the town, 2 near it,
 * 3 a larger region. A file that does not say how exact its places are gets discs: neither exact nor a whole district.
 */
const importedStyle = ({
  hasPlace,
  wherePrecision,
  acledGeoPrecision,
}: Pick<ImportedRow, 'hasPlace' | 'wherePrecision' | 'acledGeoPrecision'>): MarkStyle => {
  if (wherePrecision !== null) return styleOf(hasPlace, wherePrecision);
  return styleOf(hasPlace, acledGeoPrecision ?? 2);
};

/** UCDP's codes go to 7. */
const UCDP_CODES = 8;
/** The style of a row with a place by `wherePrecision + UCDP_CODES · acledGeoPrecision`, 0 for none. */
const STYLES = Uint8Array.from({ length: UCDP_CODES * 4 }, (_, codes) => {
  const { precision, acledPrecision } = placeCodes(
    (codes % UCDP_CODES) | (Math.floor(codes / UCDP_CODES) << 4),
  );
  const style = importedStyle({
    hasPlace: true,
    wherePrecision: precision,
    acledGeoPrecision: acledPrecision,
  });
  return MARK_STYLES.indexOf(style);
});

const fillStyles = ({ length, wherePrecision, acledGeoPrecision }: RowBatch, into: Uint8Array): void => {
  for (let row = 0; row < length; row += 1) {
    const codes = (wherePrecision[row] as number) + UCDP_CODES * (acledGeoPrecision[row] as number);
    into[row] = STYLES[codes] as number;
  }
};

const copyTo = (row: TableRow, imported: ImportedRow, actorsOf: (side: string) => Actors): void => {
  row.id = imported.id;
  row.title = imported.title;
  row.kind = imported.kind;
  row.start = imported.start;
  row.end = imported.end;
  row.extent = imported.extent;
  row.lng = imported.lng;
  row.lat = imported.lat;
  row.style = importedStyle(imported);
  row.wherePrecision = imported.wherePrecision;
  row.whenPrecision = imported.whenPrecision;
  row.acledWherePrecision = imported.acledGeoPrecision;
  row.acledWhenPrecision = imported.acledTimePrecision;
  row.low = imported.low;
  row.best = imported.best;
  row.high = imported.high;
  row.fatalitiesBasis = imported.fatalitiesBasis;
  row.eventType = imported.eventType;
  row.subEventType = imported.subEventType;
  row.place = imported.place;
  row.admin1 = imported.admin1;
  row.country = imported.country;
  row.source = imported.source;
  row.actorsA = actorsOf(imported.sideA);
  row.actorsB = actorsOf(imported.sideB);
  row.notes = imported.notes;
  row.labels = imported.labels;
  row.record = imported.record;
  row.file = imported.file;
};

/** Where the importer puts its rows: straight into a table's columns, one object for all of them. */
export const createImportSink = (builder: TableBuilder): RowSink => {
  const row = blankRow();
  const actorsOf = createSideReader();
  let styles = new Uint8Array(0);
  return {
    push: (imported) => {
      copyTo(row, imported, actorsOf);
      builder.push(row);
    },
    pushBatch: (batch) => {
      if (batch.length > styles.length) styles = new Uint8Array(batch.length * 2);
      fillStyles(batch, styles);
      builder.pushBatch(batch, styles, actorsOf);
    },
  };
};
