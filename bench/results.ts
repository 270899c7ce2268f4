/** One line of the table. `ratio` is ours over the baseline, both of the same run; null where there is no baseline. */
export interface ResultRow {
  readonly what: string;
  readonly events: number;
  readonly ours: string;
  readonly baseline: string;
  readonly ratio: number | null;
  /** What the ratio (or, without one, our figure) must not exceed; null: reported, not held to anything. */
  readonly target: number | null;
  readonly measured: number;
  /** Counts and bytes are the same in every run; times are not. */
  readonly isCounted: boolean;
}

const round = (value: number): string => {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 0.001) return value.toExponential(1);
  if (size < 1) return value.toPrecision(2);
  return size < 100 ? value.toFixed(1) : Math.round(value).toString();
};

const UNITS = new Set(['ms', 'MB', 'bytes', '']);

/** A figure with its unit, three digits at most. */
export const figure = (value: number | null, unit: string): string => {
  if (value === null || Number.isNaN(value)) return '–';
  const space = UNITS.has(unit) && unit !== '' ? ' ' : '';
  return `${round(value)}${space}${unit}`;
};

/** Ours over a baseline, in one unit. */
export const ratioRow = (
  what: string,
  events: number,
  ours: number | null,
  baseline: { readonly name: string; readonly value: number | null },
  unit: string,
  target: number | null = null,
): ResultRow => {
  const ratio = ours === null || baseline.value === null ? null : ours / baseline.value;
  return {
    what,
    events,
    ours: figure(ours, unit),
    baseline: `${baseline.name}: ${figure(baseline.value, unit)}`,
    ratio,
    target,
    measured: ratio ?? Number.NaN,
    isCounted: false,
  };
};

/** A figure of ours that is held to a bound without a baseline. */
export const boundRow = (
  what: string,
  events: number,
  ours: number | null,
  unit: string,
  target: number | null,
  isCounted = true,
): ResultRow => ({
  what,
  events,
  ours: figure(ours, unit),
  baseline: '',
  ratio: null,
  target,
  measured: ours ?? Number.NaN,
  isCounted,
});

/** What cannot be put into one figure. */
export const saidRow = (what: string, events: number, ours: string, baseline: string): ResultRow => ({
  what,
  events,
  ours,
  baseline,
  ratio: null,
  target: null,
  measured: Number.NaN,
  isCounted: false,
});

const verdict = ({ target, measured }: ResultRow): string => {
  if (target === null) return '';
  if (Number.isNaN(measured)) return 'not measured';
  return measured <= target ? 'met' : '**missed**';
};

const HEADINGS = ['what', 'events', 'ours', 'baseline', 'ratio', 'target', ''];
const RIGHT = [false, true, true, false, true, true, false];

const cellsOf = (row: ResultRow): readonly string[] => [
  row.what,
  row.events.toLocaleString('en'),
  row.ours,
  row.baseline,
  row.ratio === null ? '' : round(row.ratio),
  row.target === null ? '' : `≤ ${round(row.target)}`,
  verdict(row),
];

/** The rows as a Markdown table, set as the formatter sets it. */
export const resultsTable = (rows: readonly ResultRow[]): string => {
  const table = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(3, ...table.map((cells) => cells[column]?.length ?? 0)),
  );
  const lineOf = (cells: readonly string[]): string => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? '';
      return RIGHT[column] === true ? cell.padStart(width) : cell.padEnd(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    RIGHT[column] === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  const [headings = [], ...lines] = table;
  return [lineOf(headings), lineOf(rule), ...lines.map(lineOf)].join('\n');
};

/** Did everything that is counted keep to its bound? Times are shown, but a busy machine must not fail a run. */
export const countedAreMet = (rows: readonly ResultRow[]): boolean =>
  rows.every(
    ({ isCounted, target, measured }) =>
      !isCounted || target === null || Number.isNaN(measured) || measured <= target,
  );

/** How often a contender takes its steps in one browser: other work of the machine falls on some of them. */
export const BLOCKS = 5;

/** What {@link BLOCKS} measurements one after the other gave. */
export const inBlocks = async <Sample>(
  measure: (block: number) => Promise<Sample>,
): Promise<readonly Sample[]> => {
  const samples: Sample[] = [];
  for (let block = 0; block < BLOCKS; block += 1) samples.push(await measure(block));
  return samples;
};

/** The median of one field over samples that have it; null where none has. Of an even number, the middle of both. */
export const medianOf = <Sample>(samples: readonly Sample[], field: keyof Sample): number | null => {
  const values = samples.map((each) => each[field]).filter((value) => typeof value === 'number');
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] as number)) / 2;
};
