import { readFileSync, writeFileSync } from 'node:fs';

/** GSHHG's classes of rivers as `gmt pscoast -I` numbers them, by the class `k` of basemap/rivers.geojson. */
const RIVER_CLASSES: Readonly<Record<string, string>> = {
  '1': 'major',
  '2': 'major',
  '3': 'river',
  '4': 'stream',
  '5': 'wadi',
  '6': 'wadi',
};

interface Segment {
  /** GSHHG's hierarchy: 1 coast, 2 lake shore; rivers have levels of their own. */
  readonly level: string;
  readonly coordinates: [number, number][];
}

/** Lines of a dump by `gmt pscoast -M`: each starts with `> … Level n`. */
const segments = (text: string): Segment[] =>
  text
    .split(/^>/m)
    .slice(1)
    .flatMap((block) => {
      const [title = '', ...rows] = block.trim().split('\n');
      const coordinates = rows.flatMap((row): [number, number][] => {
        const [lng = NaN, lat = NaN] = row.split('\t').map((cell) => Number(Number(cell).toFixed(6)));
        return Number.isNaN(lng + lat) ? [] : [[lng, lat]];
      });
      const level = /Level (\d)/.exec(title)?.[1] ?? '';
      return coordinates.length > 1 ? [{ level, coordinates }] : [];
    });

const write = (
  target: string,
  lines: readonly Segment[],
  properties: Readonly<Record<string, string>>,
): void => {
  const features = lines.map(({ coordinates }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates },
  }));
  writeFileSync(target, JSON.stringify({ type: 'FeatureCollection', features }));
};

/**
 * Turns the dumps of extract.sh into GeoJSON lines: coast.geojson, lake-shores.geojson and one file for each river class.
 *
 * @param args the folder that holds `shore.gmt` and `river_N.gmt`
 */
export const main = ([folder = '']: readonly string[]): number => {
  if (folder === '') {
    console.error('usage: gmt-lines.ts FOLDER');
    return 2;
  }
  const shores = segments(readFileSync(`${folder}/shore.gmt`, 'utf8'));
  write(
    `${folder}/coast.geojson`,
    shores.filter(({ level }) => level === '1'),
    {},
  );
  write(
    `${folder}/lake-shores.geojson`,
    shores.filter(({ level }) => level === '2'),
    {},
  );
  for (const [river, k] of Object.entries(RIVER_CLASSES))
    write(
      `${folder}/river-${river}.geojson`,
      segments(readFileSync(`${folder}/river_${river}.gmt`, 'utf8')),
      { k },
    );
  return 0;
};
