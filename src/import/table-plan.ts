import { decideDateOrder } from '@/import/date-order';
import type { DatasetId } from '@/import/datasets';
import type { FieldMap } from '@/import/fields';
import { applyChoice, missingParts } from '@/import/guess-mapping';
import type { ImportSession } from '@/import/import-session';
import { type DateOrderDecision, type MappingRequest, PREVIEW_ROWS } from '@/import/report';
import type { ReadPlan } from '@/import/read-plan';
import { reportValue } from '@/import/tally';

/** What is known of a table before its records are read. */
export interface TableShape {
  readonly columns: readonly string[];
  readonly fields: FieldMap;
  readonly dataset: DatasetId | null;
  /** The first records as text. */
  readonly samples: readonly (readonly string[])[];
  /** Where places come from geometry, columns need not name them. */
  readonly placeFrom: 'columns' | 'geometry';
  readonly undated: 'reject' | 'keep';
  /** Settled by the format itself (TimeMap: month first). */
  readonly fixedOrder?: DateOrderDecision['order'] | undefined;
}

const dateSamples = (shape: TableShape, fields: FieldMap): readonly string[] =>
  [fields.start, fields.end].flatMap((column) =>
    column === undefined ? [] : shape.samples.map((cells) => cells[column] ?? ''),
  );

const orderOf = (shape: TableShape, fields: FieldMap, session: ImportSession): DateOrderDecision | null => {
  const found = decideDateOrder(dateSamples(shape, fields));
  const chosen = session.options.dateOrder;
  if (chosen) return { order: chosen, basis: 'chosen', example: found?.example ?? '' };
  if (shape.fixedOrder) return { order: shape.fixedOrder, basis: 'format', example: found?.example ?? '' };
  return found;
};

const requestMapping = (
  shape: TableShape,
  fields: FieldMap,
  missing: readonly ('place' | 'date')[],
): MappingRequest => ({
  columns: shape.columns,
  guesses: Object.fromEntries(
    Object.entries(fields).flatMap(([field, column]) => {
      const name = shape.columns[column];
      return name === undefined ? [] : [[field, name]];
    }),
  ),
  missing,
  preview: previewOf(shape),
});

const previewOf = ({ samples }: TableShape): MappingRequest['preview'] =>
  samples.slice(0, PREVIEW_ROWS).map((cells) => cells.map(reportValue));

/**
 * How to read the table: its mapping with the person's choices, and the order of its dates.
 *
 * @returns null where place or date cannot be told; the session then asks for a mapping
 * @throws ImportFailure `bad-mapping` where a choice names a column that is not there
 */
export const planTable = (shape: TableShape, session: ImportSession): ReadPlan | null => {
  const fields = applyChoice(shape.fields, session.options.mapping ?? {}, shape.columns);
  const dateOrder = orderOf(shape, fields, session);
  session.noteTable({
    columns: shape.columns,
    fields,
    dateOrder,
    dataset: shape.dataset,
    preview: previewOf(shape),
  });
  const missing = missingParts(fields).filter(
    (part) =>
      (part === 'place' && shape.placeFrom === 'columns') || (part === 'date' && shape.undated === 'reject'),
  );
  if (missing.length > 0) {
    session.needsMapping ??= requestMapping(shape, fields, missing);
    return null;
  }
  return {
    columns: shape.columns,
    fields,
    dataset: shape.dataset,
    dateOrder: dateOrder?.order ?? 'dmy',
    isViolenceData: fields.best !== undefined || fields.low !== undefined || fields.sideB !== undefined,
    undated: shape.undated,
    file: session.fileLabel,
  };
};
