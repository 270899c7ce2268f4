import papa from 'papaparse';
import { createImportSink } from '@/engine/import-sink';
import { importFiles } from '@/import/import-files';
import { createTableBuilder } from '@/table/build-table';
import { bytesPerRow } from '@/table/event-table';
import { type SyntheticEvent, eachSyntheticEvent } from '@/../bench/synthetic-events';

const HEADER =
  'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,' +
  'actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,' +
  'latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp';

const lineOf = (event: SyntheticEvent): string => {
  const day = new Date(event.start).toISOString().slice(0, 10);
  const sideA = `Made-up Group ${event.actorA} (2017-)`;
  const sideB = event.actorB < 0 ? '' : `Made-up Group ${event.actorB} (2017-)`;
  const town = `Town ${event.town}`;
  const notes =
    `On ${day}, ${sideA} clashed with ${sideB || 'nobody else'} near ${town}, in the made-up province ` +
    `${event.province}. Both sides ""claimed"" the road to the north; neither claim could be checked, because the town, ` +
    `the province and the groups do not exist. [size=no report]`;
  const head = [event.id, day, day.slice(0, 4), '1', 'Political violence', 'Battles', 'Armed clash'];
  const actors = [sideA, '', 'Rebel group', sideB, '', 'Rebel group', 'Rebel group-Rebel group', ''];
  const divisions = [
    `Province ${event.province}`,
    `District ${event.town % 60}`,
    `Subdistrict ${event.town % 200}`,
  ];
  const place = ['999', 'Nowhere Region', 'Nowhere', ...divisions, town];
  const point = [event.lat.toFixed(4), event.lng.toFixed(4), String(Math.min(3, event.wherePrecision))];
  const source = [`Made-up Observatory; Source ${event.source}`, 'National', `"${notes}"`];
  const tail = [String(Math.max(0, event.best)), '', String(event.start / 1000)];
  return [...head, ...actors, ...place, ...point, ...source, ...tail].join(',');
};

/** A file of made-up events in the 31 columns of ACLED, about 600 bytes a row. */
export const syntheticCsv = (count: number): File => {
  const parts: string[] = [];
  let lines = [HEADER];
  eachSyntheticEvent(count, 1, (event) => {
    lines.push(lineOf(event));
    if (lines.length < 5000) return;
    parts.push(lines.join('\n'), '\n');
    lines = [];
  });
  parts.push(lines.join('\n'), '\n');
  return new File(parts, 'made-up.csv');
};

export interface IngestResult {
  readonly rows: number;
  readonly bytes: number;
  readonly bytesPerRow: number | null;
}

/** Who reads: the importer, the other contender, or nobody, who takes the bytes and lets them go: the floor. */
export type Reader = 'ours' | 'papaparse' | 'nobody';

/** Bytes to sorted columns with a report, as the engine does it. */
const ingestOurs = async (file: File): Promise<IngestResult> => {
  const builder = createTableBuilder();
  const report = await importFiles([{ name: file.name, bytes: file.stream(), size: file.size }], {
    sink: createImportSink(builder),
  });
  const table = builder.finish();
  return { rows: report.loaded, bytes: file.size, bytesPerRow: bytesPerRow(table) };
};

const readOnly = async (file: File): Promise<IngestResult> => {
  let bytes = 0;
  await file.stream().pipeTo(
    new WritableStream({
      write: (chunk) => {
        bytes += chunk.length;
      },
    }),
  );
  return { rows: 0, bytes, bytesPerRow: null };
};

/** Columns of the file that the other contender keeps as texts, and as numbers. */
const TEXT_COLUMNS = [0, 5, 6, 7, 10, 17, 18, 21, 25, 27];
const NUMBER_COLUMNS = [22, 23, 24, 28];

/**
 * Bytes to arrays of the columns that the importer keeps of such a file, as papaparse's users write it: streaming, rows as
 * arrays (its fastest setting), numbers and dates converted. No checks, no order, no deduplication, no report: what it
 * does is the least that any map needs.
 */
const ingestPapa = (file: File): Promise<IngestResult> =>
  new Promise((resolve, reject) => {
    const texts: string[][] = TEXT_COLUMNS.map(() => []);
    const numbers: number[][] = NUMBER_COLUMNS.map(() => []);
    const starts: number[] = [];
    let isHeader = true;
    papa.parse(file, {
      header: false,
      skipEmptyLines: true,
      chunk: ({ data }) => {
        for (const cells of data) {
          if (isHeader) {
            isHeader = false;
            continue;
          }
          starts.push(Date.parse(cells[1] ?? ''));
          for (const [at, column] of TEXT_COLUMNS.entries()) texts[at]?.push(cells[column] ?? '');
          for (const [at, column] of NUMBER_COLUMNS.entries()) numbers[at]?.push(Number(cells[column]));
        }
      },
      complete: () => {
        resolve({ rows: starts.length, bytes: file.size, bytesPerRow: null });
      },
      error: reject,
    });
  });

/** Reads the file on this thread. */
export const ingest = (file: File, reader: Reader): Promise<IngestResult> =>
  ({ ours: ingestOurs, papaparse: ingestPapa, nobody: readOnly })[reader](file);
