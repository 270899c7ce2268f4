import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Say } from './run-columns';

/** A file of real rows, or of rows made from real ones, with a window to scrub. */
export interface RealFile {
  readonly name: string;
  readonly path: string;
  readonly rows: number;
  readonly window: {
    readonly first: string;
    readonly last: string;
    readonly zoomOuts: number;
    readonly stepDays: number;
  };
}

/** Data sets that may not be published lie beside the project, or where `SHARED_DATA` says. */
const SHARED = process.env['SHARED_DATA'] ?? resolve(import.meta.dirname, '../../shared/data');
/** As many rows as UCDP GED 25.1 has. */
const SCALED_ROWS = 385_918;
/** Records of the Syria sample. */
const SYRIA_ROWS = 16_566;

const SAMPLE = 'ged_syria_2016_2019.csv.gz';
const GENERATOR = 'make_scale.py';
/** It takes half a minute on a free core. */
const GENERATOR_TIMEOUT_MS = 240_000;

/**
 * Writes as many rows as asked for, made from the sample's texts.
 *
 * @returns what went wrong, or null. The generator looks for the sample beside itself: both are copied to `folder`.
 */
const makeScaled = (folder: string, path: string): string | null => {
  const [script, sample] = [join(folder, GENERATOR), join(folder, SAMPLE)];
  copyFileSync(join(SHARED, GENERATOR), script);
  copyFileSync(join(SHARED, 'ucdp', SAMPLE), sample);
  const { status, error, stderr } = spawnSync('python3', [script, String(SCALED_ROWS), path], {
    timeout: GENERATOR_TIMEOUT_MS,
    encoding: 'utf8',
  });
  rmSync(script, { force: true });
  rmSync(sample, { force: true });
  if (error !== undefined) return error.message;
  return status === 0 ? null : (stderr.trim().split('\n').at(-1) ?? `it ended with ${status}`);
};

/**
 * UCDP's Syria rows, and as many rows as the whole of UCDP GED made from their texts with places and times shifted.
 * Where the samples are not beside the project, says so and gives nothing.
 *
 * @param folder where the unpacked files go
 * @param wants which numbers of rows were asked for
 */
export const prepareRealFiles = (
  folder: string,
  wants: (rows: number) => boolean,
  say: Say,
): readonly RealFile[] => {
  if (!wants(SYRIA_ROWS) && !wants(SCALED_ROWS)) return [];
  const packed = join(SHARED, 'ucdp', SAMPLE);
  if (!existsSync(packed)) {
    say(`SKIPPED: no UCDP sample at ${packed}; the rows on real data were NOT measured`);
    return [];
  }
  const files: RealFile[] = [];
  if (wants(SYRIA_ROWS)) {
    const syria = join(folder, 'ged-syria.csv');
    writeFileSync(syria, gunzipSync(readFileSync(packed)));
    files.push({
      name: 'UCDP GED, Syria 2016–2019',
      path: syria,
      rows: SYRIA_ROWS,
      window: { first: '2016-07-01', last: '2016-12-31', zoomOuts: 4, stepDays: 29 },
    });
  }
  if (wants(SCALED_ROWS)) {
    const scaled = join(folder, 'ged-scaled.csv');
    const fault = makeScaled(folder, scaled);
    if (fault === null) {
      files.push({
        name: `as many as UCDP GED 25.1, from ${GENERATOR}`,
        path: scaled,
        rows: SCALED_ROWS,
        window: { first: '1996-01-01', last: '1999-12-31', zoomOuts: 3, stepDays: 250 },
      });
    } else say(`SKIPPED: ${GENERATOR} did not run (${fault}); the rows of its size were NOT measured`);
  }
  return files;
};
