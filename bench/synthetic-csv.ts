import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { type SyntheticEvent, eachSyntheticEvent } from './synthetic-events';

const HEADER =
  'id,start_date,end_date,latitude,longitude,where_prec,event_type,sub_type,actor1,actor2,location,admin1,' +
  'low,best,high,source,notes';

/** Types that the importer tells apart, the most frequent first. */
const TYPES = [
  'Battles',
  'Protests',
  'Explosions',
  'Agreement',
  'Violence against civilians',
  'Hearing',
  'Riots with violence',
  'Report',
];

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const given = (count: number): string => (count < 0 ? '' : String(count));

/** Days are named by their first and last, as files do: the last one is included. */
const lineOf = (event: SyntheticEvent): string =>
  [
    event.id,
    dayOf(event.start),
    dayOf(Math.ceil(event.end / DAY_MS) * DAY_MS - DAY_MS),
    event.lat.toFixed(4),
    event.lng.toFixed(4),
    String(event.wherePrecision),
    TYPES[event.kind] ?? '',
    `Sub-type ${event.kind * 4 + (event.town % 4)}`,
    `Made-up Group ${event.actorA}`,
    event.actorB < 0 ? '' : `Made-up Group ${event.actorB}`,
    `Town ${event.town}`,
    `Province ${event.province}`,
    given(event.low),
    given(event.best),
    given(event.high),
    `Source ${event.source}`,
    `Made up: ${given(event.best) || 'nobody knows how many'} dead near town ${event.town}`,
  ].join(',');

/** Writes a file of `count` made-up events with 17 columns, about 190 bytes a row. */
export const writeSyntheticCsv = async (path: string, count: number): Promise<void> => {
  const stream = createWriteStream(path);
  const parts: string[] = [];
  let lines = [HEADER];
  eachSyntheticEvent(count, 1, (event) => {
    lines.push(lineOf(event));
    if (lines.length < 5000) return;
    parts.push(`${lines.join('\n')}\n`);
    lines = [];
  });
  parts.push(`${lines.join('\n')}\n`);
  for (const part of parts) {
    if (!stream.write(part)) await once(stream, 'drain'); // the disk sets the pace
  }
  stream.end();
  await once(stream, 'finish');
};
