import { spanOf } from '@/domain/event';
import { fromFixedMercator } from '@/domain/mark-columns';
import type { AcledPrecision, WhenPrecision, WherePrecision } from '@/domain/precision';
import type { OpenTable } from '@/engine/open-table';
import type { RowDetails } from '@/engine/protocol';
import type { ExportRecord } from '@/import/export-record';
import type { AppState, Rows, RowsPart } from '@/state/app-state';
import { selectShownParts } from '@/state/dataset-selectors';
import { selectKindMask, selectResultCount } from '@/state/selectors';
import type { LeftOut } from '@/ui/app-context';

export type ExportFormat = 'csv' | 'geojson';

const ROWS_AT_A_TIME = 5000;

/**
 * What is possible under every filter, as a file in parts. Words come from the engine a few thousand rows at a time.
 *
 * Rows of datasets whose terms forbid it are left out and counted.
 *
 * @param notes citation and filter, one line each
 * @returns null where the terms of everything shown keep it on this device
 */
export const exportRows = async (
  state: AppState,
  rows: Rows,
  table: OpenTable,
  format: ExportFormat,
  notes: (leftOut: readonly LeftOut[]) => readonly string[],
): Promise<Blob | null> => {
  if (selectShownParts(state).every(staysHere)) return null;
  const [{ exportCsv }, { exportGeoJson }] = await Promise.all([
    import('@/import/export-csv'),
    import('@/import/export-geojson'),
  ]);
  const records: ExportRecord[] = [];
  const leftOut = rows.parts.map(() => 0);
  const total = selectResultCount(state).possible;
  const mask = selectKindMask(state);
  for (let offset = 0; offset < total; offset += ROWS_AT_A_TIME) {
    const found = rows.index.page(state.window, mask, offset, ROWS_AT_A_TIME);
    for (const row of found) leftOut[rows.partOf(row)] = (leftOut[rows.partOf(row)] ?? 0) + 1;
    const page = found.filter((row) => !staysHere(rows.parts[rows.partOf(row)]));
    // oxlint-disable-next-line no-await-in-loop -- one page at a time: a list or a card that asks meanwhile does not wait for all of them
    const answer = await table.details(page, 'card');
    if (!answer.ok) throw new Error(`the rows could not be read: ${answer.error.kind}`);
    for (const details of answer.value) records.push(recordOf(details, rows));
  }
  const preamble = notes(
    rows.parts.flatMap((part, position) => {
      const count = leftOut[position] ?? 0;
      return staysHere(part) && count > 0 ? [{ name: part.info?.name ?? '', count }] : [];
    }),
  );
  const parts =
    format === 'csv'
      ? ['\u{FEFF}', ...exportCsv(records, preamble)]
      : [...exportGeoJson(records, { notes: preamble.join('\n') })];
  return new Blob(parts, { type: format === 'csv' ? 'text/csv' : 'application/geo+json' });
};

/** Do the terms of this dataset keep its rows on the device? */
const staysHere = (part: RowsPart | undefined): boolean => part?.info?.isLocalOnly === true;

/** When it happened, also while the article's rows are on the clock of reports. */
const timeOf = (
  details: RowDetails,
  { parts, eventAt }: Rows,
): Pick<ExportRecord, 'start' | 'end' | 'extent'> =>
  parts[details.dataset]?.info === null
    ? { ...spanOf(eventAt(details.row).when), extent: eventAt(details.row).when.extent }
    : { start: details.start, end: details.end, extent: details.extent };

const recordOf = (details: RowDetails, rows: Rows): ExportRecord => {
  const { marks, parts, dossier } = rows;
  const { row, texts } = details;
  const info = parts[details.dataset]?.info ?? null;
  const when = info === null ? rows.eventAt(row).when : null;
  // The article's areas have an anchor for their mark, which is not a place; a file's coordinates are its own.
  const hasPlace = info === null ? marks.style[row] === 1 : marks.style[row] !== 0;
  const [lng, lat] = hasPlace
    ? fromFixedMercator(marks.x[row] ?? 0, marks.y[row] ?? 0).map((degrees) => Number(degrees.toFixed(6)))
    : [Number.NaN, Number.NaN];
  return {
    id: details.id,
    title: details.title,
    kind: details.kind,
    eventType: texts.eventType,
    subEventType: texts.subEventType,
    ...timeOf(details, rows),
    whenPrecision: when === null ? (details.whenPrecision as WhenPrecision | null) : when.precision,
    acledTimePrecision:
      when === null ? (details.acledWhenPrecision as AcledPrecision | null) : when.acledPrecision,
    hasPlace,
    lng: lng ?? Number.NaN,
    lat: lat ?? Number.NaN,
    wherePrecision: details.wherePrecision as WherePrecision | null,
    acledGeoPrecision: details.acledWherePrecision as AcledPrecision | null,
    low: details.low,
    best: details.best,
    high: details.high,
    sideA: details.actorsA.join('; '),
    sideB: details.actorsB.join('; '),
    place: texts.place,
    admin1: texts.admin1,
    country: texts.country,
    source: texts.source,
    notes: details.notes,
    dataset: info?.name ?? dossier.title,
    record: details.record,
  };
};
