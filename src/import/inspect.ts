import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { type ColumnChoice, fieldNamed, type FieldName } from '@/import/fields';
import { importFiles, type ImportInput } from '@/import/import-files';
import type { DateOrder, ImportReport } from '@/import/report';

/** What the command line asks for. */
export interface InspectArguments {
  readonly files: readonly string[];
  readonly mapping: ColumnChoice;
  readonly encoding: string | undefined;
  readonly dateOrder: DateOrder | undefined;
  readonly member: string | undefined;
}

const USAGE =
  'usage: npm run inspect -- FILE... [--map column=field]... [--encoding LABEL] [--date-order dmy|mdy] [--member NAME]';

/**
 * Reads the command line.
 *
 * - `FILE…`: one file of any known format, or TimeMap's three files (events, sources, associations) in any order
 * - `--map column=field`: what a column holds, over what was recognised, e.g. `--map "Lat (WGS84)=latitude"`; may be
 *   repeated, or several pairs may follow one flag; `--map =fatalities` without a column: not in this file
 * - `--encoding LABEL`: a WHATWG encoding label, e.g. `windows-1251`
 * - `--date-order dmy|mdy`: the order of day and month in numeric dates
 * - `--member NAME`: read only this member of a zip archive
 *
 * @returns the arguments, or what is wrong with them
 */
export const parseInspectArguments = (args: readonly string[]): InspectArguments | string => {
  const files: string[] = [];
  const mapping: Partial<Record<FieldName, string | null>> = {};
  const values: Record<string, string | undefined> = {};
  for (let at = 0; at < args.length; at += 1) {
    const [flag, inline] = splitFlag(args[at] ?? '');
    if (!flag.startsWith('--')) {
      files.push(flag);
      continue;
    }
    const value = inline ?? args[(at += 1)];
    if (value === undefined) return `${flag} needs a value`;
    if (flag === '--map') {
      const problem = addMapping(value, mapping);
      if (problem !== null) return problem;
      while (isPair(args[at + 1])) {
        at += 1;
        addMapping(args[at] ?? '', mapping);
      }
    } else if (['--encoding', '--date-order', '--member'].includes(flag)) {
      values[flag] = value;
    } else {
      return `unknown option ${flag}`;
    }
  }
  const order = values['--date-order'];
  if (order !== undefined && order !== 'dmy' && order !== 'mdy') return '--date-order is dmy or mdy';
  if (files.length === 0) return 'no file given';
  return { files, mapping, encoding: values['--encoding'], dateOrder: order, member: values['--member'] };
};

const splitFlag = (argument: string): readonly [flag: string, value?: string] => {
  const equals = argument.indexOf('=');
  if (!argument.startsWith('--') || equals < 0) return [argument];
  return [argument.slice(0, equals), argument.slice(equals + 1)];
};

/** Does the argument after a `--map` pair look like another pair (and not like a file)? */
const isPair = (argument: string | undefined): boolean =>
  argument !== undefined && /^(?:[^-/\\][^/\\]*)?=\w+$/u.test(argument) && pairOf(argument) !== null;

const pairOf = (text: string): readonly [column: string, field: FieldName] | null => {
  const equals = text.lastIndexOf('=');
  const field = equals >= 0 ? fieldNamed(text.slice(equals + 1)) : null;
  return field && [text.slice(0, equals), field];
};

const addMapping = (text: string, mapping: Partial<Record<FieldName, string | null>>): string | null => {
  const pair = pairOf(text);
  if (!pair) return `--map needs column=field with a known field, not ${text}`;
  mapping[pair[1]] = pair[0] === '' ? null : pair[0];
  return null;
};

const open = async (path: string): Promise<ImportInput> => {
  const { size } = await stat(path);
  const bytes = Readable.toWeb(
    createReadStream(path, { highWaterMark: 1 << 18 }),
  ) as ReadableStream<Uint8Array>;
  return { name: basename(path), bytes, size };
};

/** Reads files from disk as the app would. Fails (rejects) only where a file cannot be opened. */
export const inspectFiles = async (asked: InspectArguments): Promise<ImportReport> =>
  importFiles(await Promise.all(asked.files.map(open)), { ...asked, sink: { push: () => undefined } });

/** What the list of rejected records leaves out, said beside the JSON so that nobody takes the list for all of it. */
const remarksOn = ({ rejected, rejectedTotal, rejectedCut }: ImportReport): readonly string[] => [
  ...(rejectedTotal > rejected.length
    ? [`Of ${rejectedTotal} rejected records the first ${rejected.length} are listed; the counts cover all.`]
    : []),
  ...(rejectedCut > 0
    ? [`Of the listed records ${rejectedCut} have texts that are cut and end in "…", or columns left out.`]
    : []),
];

/** Prints the import report of the files as JSON; 0 when something loaded, 1 when nothing did, 2 for a wrong command. */
export const main = async (args: readonly string[]): Promise<number> => {
  const asked = parseInspectArguments(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n${USAGE}\n`);
    return 2;
  }
  try {
    const report = await inspectFiles(asked);
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    for (const remark of remarksOn(report)) process.stderr.write(`${remark}\n`);
    return report.loaded > 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
};
