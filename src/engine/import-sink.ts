import type { MarkStyle } from '@/domain/mark-columns';
import { LABEL } from '@/domain/row-labels';
import type { ImportedRow, RowSink } from '@/import/row-sink';
import type { TableBuilder } from '@/table/build-table';
import { type TableRow, blankRow, styleOf } from '@/table/table-row';

/** Several actors on one side, as the importer joins them. */
const ACTOR_SEPARATOR = '; ';

/** Sides that are remembered; a file of a million rows has some thousands. */
const MOST_SIDES = 20_000;

type Actors = string | readonly string[];

/** Splits sides into actors; each side once. */
const createSideReader = (): ((side: string, label: number) => Actors) => {
  const known = new Map<string, Actors>();
  const byLabel: (Actors | undefined)[] = [];
  const actorsOf = (side: string): Actors => {
    const actors = known.get(side);
    if (actors !== undefined) return actors;
    const split = side.includes(ACTOR_SEPARATOR) ? side.split(ACTOR_SEPARATOR) : side;
    if (known.size < MOST_SIDES) known.set(side, split);
    return split;
  };
  return (side, label) => {
    if (label < 0) return actorsOf(side);
    while (byLabel.length <= label) byLabel.push(undefined); // holes would make every access a look-up
    const actors = byLabel[label] ?? actorsOf(side);
    byLabel[label] = actors;
    return actors;
  };
};

/**
 * UCDP's code decides where there is one. ACLED's geo_precision has the same three steps: 1 the town, 2 near it,
 * 3 a larger region. A file that does not say how exact its places are gets discs: neither exact nor a whole district.
 */
const importedStyle = ({ hasPlace, wherePrecision, acledGeoPrecision }: ImportedRow): MarkStyle => {
  if (wherePrecision !== null) return styleOf(hasPlace, wherePrecision);
  return styleOf(hasPlace, acledGeoPrecision ?? 2);
};

const copyTo = (
  row: TableRow,
  imported: ImportedRow,
  actorsOf: (side: string, label: number) => Actors,
): void => {
  const { labels } = imported;
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
  row.actorsA = actorsOf(imported.sideA, labels[LABEL.sideA] ?? -1);
  row.actorsB = actorsOf(imported.sideB, labels[LABEL.sideB] ?? -1);
  row.notes = imported.notes;
  row.labels = labels;
  row.record = imported.record;
  row.file = imported.file;
};

/** Where the importer puts its rows: straight into a table's columns, one object for all of them. */
export const createImportSink = (builder: TableBuilder): RowSink => {
  const row = blankRow();
  const actorsOf = createSideReader();
  return {
    push: (imported) => {
      copyTo(row, imported, actorsOf);
      builder.push(row);
    },
  };
};
