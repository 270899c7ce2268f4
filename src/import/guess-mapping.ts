import { type ColumnChoice, FIELD_NAMES, type FieldMap, type FieldName } from '@/import/fields';
import { ImportFailure } from '@/import/import-error';

/** Names that people give such columns, best first: lower case, letters and digits only. */
const SYNONYMS: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  id: ['id', 'eventid', 'uid', 'uuid', 'incidentid', 'recordid', 'civid', 'globaleventid', 'objectid'],
  title: ['title', 'name', 'headline', 'event', 'incident', 'label', 'summary', 'titre', 'titulo'],
  latitude:
    'latitude lat ylat latdd geolat decimallatitude latitud breitengrad breite y ycoord coordy широта actiongeolat latitudewgs84'.split(
      ' ',
    ),
  longitude:
    'longitude lon lng long xlon londd geolon geolng decimallongitude longitud laengengrad längengrad laenge x xcoord coordx долгота actiongeolong longitudewgs84'.split(
      ' ',
    ),
  coordinates: 'coordinates coords latlon latlng latlong gps geolocation geopoint'.split(' '),
  start:
    'date eventdate datestart startdate start incidentdate dateofevent dateevent begin begindate when datetime timestamp starttime time sqldate publisheddate verifieddate fecha datum дата reportdate timestart'.split(
      ' ',
    ),
  end: ['enddate', 'dateend', 'end', 'endtime', 'until', 'timeend', 'finish', 'endinclusive'],
  time: ['time', 'eventtime', 'timeofday', 'hour'],
  year: ['year', 'iyear', 'eventyear'],
  month: ['month', 'imonth', 'eventmonth'],
  day: ['day', 'iday', 'eventday'],
  eventType:
    'eventtype type category typeofviolence attacktype1txt incidenttype violencetype kind class eventcategory primarycategory'.split(
      ' ',
    ),
  subEventType: ['subeventtype', 'subtype', 'subcategory'],
  low: ['low', 'lowest', 'deathslow', 'fatalitieslow', 'minkilled', 'killedmin'],
  best: 'best fatalities deaths killed bestest fatalitiesbest nkill dead victims kills deathtoll totalkilled numberkilled'.split(
    ' ',
  ),
  high: ['high', 'highest', 'deathshigh', 'fatalitieshigh', 'maxkilled', 'killedmax'],
  sideA: [
    'sidea',
    'actor1',
    'actor',
    'perpetrator',
    'gname',
    'attacker',
    'actor1name',
    'belligerent',
    'group',
  ],
  sideB: ['sideb', 'actor2', 'target', 'victim', 'target1', 'actor2name', 'opponent'],
  place:
    'place location placename wherecoordinates city town village locality site locationname settlement'.split(
      ' ',
    ),
  admin1: [
    'admin1',
    'adm1',
    'admin1name',
    'adm1name',
    'province',
    'governorate',
    'state',
    'provstate',
    'oblast',
  ],
  country: ['country', 'countryname', 'countrytxt', 'admin0', 'adm0', 'adm0name', 'nation'],
  source: ['source', 'sources', 'sourceurl', 'url', 'link', 'reference', 'sourceoffice', 'scite1'],
  notes: ['notes', 'note', 'description', 'desc', 'comment', 'comments', 'details', 'text', 'remarks'],
  whenPrecision: ['dateprec', 'dateprecision'],
  wherePrecision: ['whereprec', 'placeprecision'],
  acledTimePrecision: ['timeprecision'],
  acledGeoPrecision: ['geoprecision'],
};

/** The Humanitarian Exchange Language's tags (hxlstandard.org), attributes in any order. */
const TAGS: readonly (readonly [pattern: RegExp, field: FieldName])[] = [
  [/^#geo\+(?:.*\+)?lat\b/u, 'latitude'],
  [/^#geo\+(?:.*\+)?lon\b/u, 'longitude'],
  [/^#date\+(?:.*\+)?end\b(?!.*\+year)/u, 'end'],
  [/^#date(?:\+(?:start|occurred|event))?$/u, 'start'],
  [/^#affected\+(?:.*\+)?killed\b/u, 'best'],
  [/^#event\+(?:.*\+)?type\b/u, 'eventType'],
  [/^#event\+(?:.*\+)?id\b/u, 'id'],
  [/^#adm1\b/u, 'admin1'],
  [/^#country\b/u, 'country'],
  [/^#loc\b/u, 'place'],
  [/^#meta\+source\b/u, 'source'],
  [/^#description\b/u, 'notes'],
];

const simplify = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

const KNOWN: ReadonlySet<string> = new Set(Object.values(SYNONYMS).flat());

/** Is this a name that some field goes by? Tells a header row from data. */
export const isKnownName = (name: string): boolean => name.length < 60 && KNOWN.has(simplify(name));

/**
 * Which column holds what, judging by names alone (and by HXL tags where the file has them). A column serves one field.
 *
 * @param tags HXL tags by column, or an empty list
 */
export const guessMapping = (columns: readonly string[], tags: readonly string[]): FieldMap => {
  const fields: Partial<Record<FieldName, number>> = {};
  const taken = new Set<number>();
  const take = (field: FieldName, column: number): void => {
    if (column < 0 || taken.has(column) || fields[field] !== undefined) return;
    fields[field] = column;
    taken.add(column);
  };
  const simple = columns.map(simplify);
  for (const field of FIELD_NAMES) {
    for (const name of SYNONYMS[field] ?? [])
      take(
        field,
        simple.findIndex((it, at) => it === name && !taken.has(at)),
      );
  }
  for (const [pattern, field] of TAGS)
    take(
      field,
      tags.findIndex((tag) => pattern.test(tag.trim())),
    );
  if (fields.latitude !== undefined && fields.longitude !== undefined) delete fields.coordinates;
  return fields;
};

/**
 * `base` with the person's choices on top. A column chosen for one field is taken from any other that had guessed it; a
 * field that the person says is not in the file has none.
 *
 * @throws ImportFailure `bad-mapping` naming a column that the file does not have
 */
export const applyChoice = (base: FieldMap, choice: ColumnChoice, columns: readonly string[]): FieldMap => {
  const fields: Partial<Record<FieldName, number>> = { ...base };
  const chosen: (readonly [FieldName, number])[] = [];
  for (const field of FIELD_NAMES) {
    const column = choice[field];
    if (column === null) delete fields[field];
    if (typeof column !== 'string') continue;
    const position = columns.indexOf(column);
    if (position < 0) throw new ImportFailure('bad-mapping', { column, field });
    chosen.push([field, position]);
  }
  for (const [, position] of chosen) {
    for (const field of FIELD_NAMES) if (fields[field] === position) delete fields[field];
  }
  for (const [field, position] of chosen) fields[field] = position;
  return fields;
};

/** Does the mapping say where and when? What it lacks, in words of the report. */
export const missingParts = (fields: FieldMap): readonly ('place' | 'date')[] => {
  const hasPlace =
    (fields.latitude !== undefined && fields.longitude !== undefined) || fields.coordinates !== undefined;
  const hasDate = fields.start !== undefined || fields.year !== undefined;
  return [...(hasPlace ? [] : (['place'] as const)), ...(hasDate ? [] : (['date'] as const))];
};
