import type { Camera } from '@/domain/camera';
import type { Actor, Dossier, Names, ReaderNote, RivalQuestion, Source, Zone } from '@/domain/dossier';
import type { ConflictEvent, EventPlace, EventTime, ReportTime } from '@/domain/event';
import type { ZoneShape } from './zone-shape';

/**
 * A point is written as the place it stands at; its coordinates are in places.geojson alone. How exactly parts are known
 * is written with each of them.
 */
export type WrittenPlace =
  | Exclude<EventPlace, { readonly kind: 'point' | 'parts' }>
  | Omit<Extract<EventPlace, { readonly kind: 'parts' }>, 'precision' | 'acledPrecision'>
  | (Omit<Extract<EventPlace, { readonly kind: 'point' }>, 'lngLat' | 'placeId'> & {
      readonly placeId: string;
    });

/** A claim as written: dates as EDTF, places by id. */
export type WrittenClaim = Omit<ConflictEvent, 'when' | 'where' | 'reported'> & {
  /** Only where the article gives the day of an earlier report. */
  readonly reported?: Pick<ReportTime, 'edtf' | 'reasoning'>;
  readonly when: Omit<EventTime, 'earliest' | 'latest'>;
  readonly where: WrittenPlace;
};

/** dossier.json: what belongs to the article as a whole. */
interface DossierFile {
  readonly id: string;
  readonly title: string;
  readonly article: Dossier['article'];
  readonly home: { readonly window: string; readonly camera: Camera };
  /** How many claims the article was found to make: a claim that gets lost is an error. */
  readonly claims: number;
  readonly licence: string;
}

/** Where the basemap's gazetteer should hold this place, or why it cannot. */
type GazetteerCheck =
  | { readonly kind: 'place'; readonly name: string }
  | { readonly kind: 'none'; readonly reason: string };

interface PlaceProperties {
  readonly id: string;
  readonly names: Names;
  readonly description: string;
  readonly coordinateSource: string;
  readonly gazetteer: GazetteerCheck;
  readonly note: string;
}

/** A zone as written: validity as EDTF, geometry drawn by hand or described by {@link ZoneShape}. */
export type ZoneProperties = Omit<Zone, 'validFrom' | 'validTo' | 'accuracyKm'> & {
  /** Left out where no boundary is published. */
  readonly accuracyKm?: number;
  /** EDTF interval, or null: always. */
  readonly valid: string | null;
  readonly shape: ZoneShape;
};

export interface WrittenStep {
  readonly title: string;
  readonly text: string;
  readonly eventIds: readonly string[];
  readonly zoneIds: readonly string[];
  readonly window: string;
  readonly camera: Camera;
}

/** The eight files of geodata/dossiers/<id>/, parsed and checked against their schemas. */
export interface DossierFiles {
  readonly dossier: DossierFile;
  readonly claims: { readonly claims: readonly WrittenClaim[] };
  readonly actors: { readonly actors: readonly Actor[] };
  readonly sources: { readonly sources: readonly Source[] };
  readonly story: { readonly steps: readonly WrittenStep[] };
  readonly reading: { readonly questions: readonly RivalQuestion[]; readonly notes: readonly ReaderNote[] };
  readonly places: GeoJSON.FeatureCollection<GeoJSON.Point, PlaceProperties>;
  readonly zones: GeoJSON.FeatureCollection<GeoJSON.Polygon | null, ZoneProperties>;
}

/** The file of each part, inside the dossier's folder. */
export const DOSSIER_FILE_NAMES = {
  dossier: 'dossier.json',
  claims: 'claims.json',
  actors: 'actors.json',
  sources: 'sources.json',
  story: 'story.json',
  reading: 'reading.json',
  places: 'places.geojson',
  zones: 'zones.geojson',
} as const satisfies Record<keyof DossierFiles, string>;
