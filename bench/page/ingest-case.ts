import papa from 'papaparse';
import { readTable } from '@/engine/read-table';
import { BUFFER_BYTES } from '@/import/byte-stream';
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

const GED_HEADER =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,' +
  'dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,' +
  'source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,' +
  'where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,' +
  'date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob';

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const gedLineOf = (event: SyntheticEvent, row: number): string => {
  const first = dayOf(event.start);
  const [sideA, sideB] = [`Made-up Group ${event.actorA}`, `Made-up Group ${event.actorB + 1000}`];
  const [lng, lat, town] = [event.lng.toFixed(6), event.lat.toFixed(6), `Town ${event.town} town`];
  const [low, best, high] = [event.low, event.best, event.high].map((count) => String(Math.max(0, count)));
  const office = `Made-up Observatory ${event.source}`;
  const claim = `${sideA} and ${sideB} are said to have met near ${town}, which does not exist`;
  const article = `"""${office},${first},${claim}, and neither do they; nobody could check how many took part"""`;
  const dyad = [`${sideA} - ${sideB}`, '', '118', sideA, '', '4456', sideB];
  const head = [
    String(row + 1),
    `MDE-${first.slice(0, 4)}-${row}`,
    first.slice(0, 4),
    '1',
    'Clear',
    '1',
    '',
    '299',
  ];
  const conflict = [`Nowhere: ${sideA}`, '', '11973', ...dyad, '1'];
  const source = [article, office, first, `"${first}: ${claim}"`, office];
  const place = [
    String(event.wherePrecision),
    town,
    'near the road to the north',
    `Province ${event.province}`,
  ];
  const point = [`District ${event.town % 60}`, lat, lng, `POINT (${lng} ${lat})`, '179714'];
  const when = ['Nowhere', '652', 'Middle East', '1', '1', `${first} 00:00:00.000`];
  const deaths = [`${dayOf(event.end - 1)} 00:00:00.000`, '0', '0', '0', best, best, high, low, '', ''];
  return [...head, ...conflict, ...source, ...place, ...point, ...when, ...deaths].join(',');
};

/** Columns of the files that the other contender keeps as texts, as numbers and as dates: those that the importer keeps. */
const LAYOUTS = {
  /** 31 columns, one of them quoted, about 580 bytes a row. */
  acled: {
    header: HEADER,
    lineOf,
    texts: [0, 5, 6, 7, 10, 17, 18, 21, 25, 27],
    numbers: [22, 23, 24, 28],
    dates: [1],
  },
  /** 49 columns, most of them short: the layout of UCDP's whole collection. */
  ged: {
    header: GED_HEADER,
    lineOf: gedLineOf,
    texts: [0, 5, 14, 17, 20, 22, 25, 27, 33],
    numbers: [24, 29, 30, 37, 44, 45, 46],
    dates: [38, 39],
  },
} as const;
export type Layout = keyof typeof LAYOUTS;

/** A file of made-up events in the columns of ACLED or of UCDP GED. */
export const syntheticCsv = (count: number, layout: Layout): File => {
  const { header, lineOf: write } = LAYOUTS[layout];
  const parts: Blob[] = [];
  let lines: string[] = [header];
  eachSyntheticEvent(count, 1, (event, row) => {
    lines.push(write(event, row));
    if (lines.length < 5000) return;
    parts.push(new Blob([lines.join('\n'), '\n'])); // out of this page's memory
    lines = [];
  });
  parts.push(new Blob([lines.join('\n'), '\n']));
  return new File(parts, `${layout}.csv`);
};

export interface IngestResult {
  readonly rows: number;
  readonly bytes: number;
  readonly bytesPerRow: number | null;
}

/**
 * Who reads: the importer, the other contender, or nobody, who takes the bytes and lets them go: the floor. `filler` is
 * nobody with a buffer of its own, as large as the importer's, which the browser fills again and again as it does for that.
 */
export type Reader = 'ours' | 'papaparse' | 'nobody' | 'filler';

/** Bytes to sorted columns with a report, as the engine does it. */
const ingestOurs = async (file: File): Promise<IngestResult> => {
  const request = { files: [{ name: file.name, blob: file }], choices: {} };
  const { report, table } = await readTable(request, () => undefined);
  return { rows: report.loaded, bytes: file.size, bytesPerRow: table && bytesPerRow(table) };
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

const fillOnly = async (file: File): Promise<IngestResult> => {
  const reader = file.stream().getReader({ mode: 'byob' });
  let bytes = 0;
  let buffer = new ArrayBuffer(BUFFER_BYTES);
  for (;;) {
    const { value } = await reader.read(new Uint8Array(buffer));
    if (value === undefined || value.length === 0) return { rows: 0, bytes, bytesPerRow: null };
    bytes += value.length;
    ({ buffer } = value);
  }
};

/**
 * Bytes to arrays of the columns that the importer keeps of such a file, as papaparse's users write it: streaming, rows as
 * arrays (its fastest setting), numbers and dates converted. No checks, no order, no deduplication, no report: what it
 * does is the least that any map needs.
 */
const ingestPapa = (file: File): Promise<IngestResult> =>
  new Promise((resolve, reject) => {
    const layout = LAYOUTS[file.name === 'ged.csv' ? 'ged' : 'acled'];
    const texts: string[][] = layout.texts.map(() => []);
    const numbers: number[][] = layout.numbers.map(() => []);
    const dates: number[][] = layout.dates.map(() => []);
    let rows = 0;
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
          rows += 1;
          for (const [at, column] of layout.dates.entries()) dates[at]?.push(Date.parse(cells[column] ?? ''));
          for (const [at, column] of layout.texts.entries()) texts[at]?.push(cells[column] ?? '');
          for (const [at, column] of layout.numbers.entries()) numbers[at]?.push(Number(cells[column]));
        }
      },
      complete: () => {
        resolve({ rows, bytes: file.size, bytesPerRow: null });
      },
      error: reject,
    });
  });

/** Reads the file on this thread. */
export const ingest = (file: File, reader: Reader): Promise<IngestResult> =>
  ({ ours: ingestOurs, papaparse: ingestPapa, nobody: readOnly, filler: fillOnly })[reader](file);
