import type { MapLocale } from './map-locale';

/** ISO 3166-1 code, longitude, latitude, and the zoom from which the label is shown: a whole number, as tiles have. */
type CountryPoint = readonly [code: string, lng: number, lat: number, zoom: number];

// Where a label reads well, by eye: not a centroid, and no statement about territory. Names come from Unicode CLDR.
const COUNTRIES: readonly CountryPoint[] = [
  ['SY', 38.6, 35.1, 3],
  ['LB', 35.95, 34.08, 5],
  ['IL', 34.75, 30.75, 5],
  ['PS', 35.24, 31.98, 5],
  ['JO', 36.9, 31.1, 4],
  ['IQ', 42.9, 33.1, 3],
  ['TR', 34.6, 39.1, 2],
  ['CY', 33.1, 34.98, 5],
  ['EG', 29.6, 27.2, 3],
  ['SA', 44.6, 24.4, 2],
  ['IR', 54.2, 32.6, 2],
  ['KW', 47.6, 29.35, 5],
  ['QA', 51.2, 25.25, 5],
  ['AE', 54.3, 23.8, 4],
  ['OM', 56.3, 20.8, 4],
  ['YE', 47.6, 15.8, 3],
  ['SD', 30, 16, 3],
  ['LY', 18, 27.2, 3],
  ['GE', 43.6, 42.2, 4],
  ['AM', 44.9, 40.3, 5],
  ['AZ', 48, 40.4, 4],
  ['GR', 22.2, 39.4, 3],
  ['BG', 25.2, 42.7, 4],
  ['RO', 24.9, 45.9, 3],
  ['UA', 31.4, 49.1, 3],
  ['RU', 60, 60, 1],
  ['KZ', 67, 48, 2],
  ['TM', 59.2, 39.2, 3],
  ['UZ', 63.6, 41.8, 3],
  ['AF', 66, 33.8, 3],
  ['PK', 69.3, 30, 3],
  ['IN', 79, 22.5, 1],
  ['CN', 103, 35.5, 1],
  ['MN', 103.5, 46.8, 2],
  ['JP', 138, 36.6, 2],
  ['KR', 127.9, 36.4, 3],
  ['ID', 113.5, -1, 2],
  ['AU', 134, -25, 1],
  ['ET', 39.6, 8.6, 3],
  ['SO', 45.6, 4.6, 3],
  ['KE', 37.8, 0.5, 3],
  ['CD', 23.4, -2.6, 2],
  ['NG', 8, 9.6, 3],
  ['DZ', 2.6, 28.2, 2],
  ['MA', -6.3, 32, 3],
  ['TN', 9.5, 34.2, 4],
  ['ZA', 24.5, -29, 2],
  ['FR', 2.6, 46.7, 3],
  ['ES', -3.6, 40, 3],
  ['IT', 12.6, 42.8, 3],
  ['DE', 10.3, 51.1, 3],
  ['PL', 19.3, 52.1, 3],
  ['GB', -1.8, 52.7, 3],
  ['SE', 15.6, 62.4, 3],
  ['NO', 9.4, 61.4, 3],
  ['FI', 26.2, 63, 3],
  ['US', -98.5, 39.6, 1],
  ['CA', -106, 58, 1],
  ['MX', -102.3, 23.9, 2],
  ['BR', -53, -10.5, 1],
  ['AR', -65, -35.5, 2],
  ['CO', -73.2, 3.9, 3],
  ['PE', -75.2, -9.6, 3],
  ['GL', -41, 73.5, 2],
];

type Names = Readonly<Record<MapLocale, string>>;

/**
 * The Golan Heights carry a label of their own and no country's: most states and the UN Security Council (resolution
 * 497) hold them to be occupied Syrian territory, Israel administers them.
 */
const GOLAN: Names = {
  en: 'Golan Heights',
  ar: 'هضبة الجولان',
  he: 'רמת הגולן',
  ru: 'Голанские высоты',
};

/** Waters are named at points, because a label on a polygon is repeated in every tile that the polygon touches. */
const WATERS: readonly { readonly names: Names; readonly lngLat: [number, number]; readonly zoom: number }[] =
  [
    {
      names: { en: 'Mediterranean Sea', ar: 'البحر المتوسط', he: 'הים התיכון', ru: 'Средиземное море' },
      lngLat: [32.6, 33.7],
      zoom: 5,
    },
    {
      names: { en: 'Sea of Galilee', ar: 'بحيرة طبريا', he: 'ים כנרת', ru: 'Тивериадское озеро' },
      lngLat: [35.595, 32.83],
      zoom: 8,
    },
    {
      names: { en: 'Dead Sea', ar: 'البحر الميت', he: 'ים המלח', ru: 'Мёртвое море' },
      lngLat: [35.48, 31.5],
      zoom: 7,
    },
  ];

interface LabelProperties {
  readonly name: string;
  readonly kind: 'country' | 'region' | 'water';
  readonly zoom: number;
}

/** The names of countries, waters and the Golan Heights in one language, at points. A few dozen features. */
export const nameLabels = (locale: MapLocale): GeoJSON.FeatureCollection<GeoJSON.Point, LabelProperties> => {
  const countries = new Intl.DisplayNames([locale], { type: 'region' });
  const label = (
    name: string,
    kind: LabelProperties['kind'],
    coordinates: [number, number],
    zoom: number,
  ): GeoJSON.Feature<GeoJSON.Point, LabelProperties> => ({
    type: 'Feature',
    properties: { name, kind, zoom },
    geometry: { type: 'Point', coordinates },
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...COUNTRIES.map(([code, lng, lat, zoom]) =>
        label(countries.of(code) ?? code, 'country', [lng, lat], zoom),
      ),
      ...WATERS.map(({ names, lngLat, zoom }) => label(names[locale], 'water', lngLat, zoom)),
      label(GOLAN[locale], 'region', [35.79, 33.06], 7),
    ],
  };
};
