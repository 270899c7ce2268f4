import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
export const SYRIA_ROWS = 16_566;

/**
 * UCDP's Syria rows, and as many rows as the whole of UCDP GED made from their texts with places and times shifted.
 * Where the samples are not beside the project, says so and gives nothing.
 *
 * @param folder where the unpacked files go
 */
export const prepareRealFiles = (folder: string, say: Say): readonly RealFile[] => {
  const packed = join(SHARED, 'ucdp/ged_syria_2016_2019.csv.gz');
  if (!existsSync(packed)) {
    say(`SKIPPED: no UCDP sample at ${packed}; the rows on real data were NOT measured`);
    return [];
  }
  const files: RealFile[] = [];
  const syria = join(folder, 'ged-syria.csv');
  writeFileSync(syria, gunzipSync(readFileSync(packed)));
  files.push({
    name: 'UCDP GED, Syria 2016–2019',
    path: syria,
    rows: SYRIA_ROWS,
    window: { first: '2016-07-01', last: '2016-12-31', zoomOuts: 4, stepDays: 29 },
  });
  const scaled = join(folder, 'ged-scaled.csv');
  const made = spawnSync('python3', [join(SHARED, 'make_scale.py'), String(SCALED_ROWS), scaled], {
    timeout: 240_000,
  });
  if (made.status !== 0) {
    say('SKIPPED: make_scale.py did not run; the rows of its size were NOT measured');
    return files;
  }
  files.push({
    name: 'as many as UCDP GED 25.1, from make_scale.py',
    path: scaled,
    rows: SCALED_ROWS,
    window: { first: '1996-01-01', last: '1999-12-31', zoomOuts: 3, stepDays: 250 },
  });
  return files;
};
