import type { BorderClass } from './border-classes';
import type { BorderSide } from './borders';
import type { EventId, PlaceId, ZoneId } from './event';
import type { LngLat } from './space';

/** A distance that we computed, kilometres along the ellipsoid, with how far both ends may be off carried into a range. */
export interface MeasuredKm {
  /** Between the two ends as they are drawn; null where one end is an area, of which no point is likelier than another. */
  readonly km: number | null;
  /** What it is at least and at most. Never negative, and never rounded here. */
  readonly lowKm: number;
  readonly highKm: number;
  /** The ends of the line to draw: the nearest points of both. */
  readonly from: LngLat;
  readonly to: LngLat;
}

/** How far either end of a measured distance may be off, kilometres; an area's own extent is not counted in. */
export interface EndAccuracy {
  /** null: the data does not say. */
  readonly fromKm: number | null;
  readonly toKm: number | null;
}

/** What a reader can ask the distance to. */
export type DistanceTarget =
  | { readonly kind: 'zone'; readonly zoneId: ZoneId }
  | { readonly kind: 'border'; readonly borderClass: BorderClass; readonly sides: readonly BorderSide[] }
  | { readonly kind: 'place'; readonly placeId: PlaceId }
  | { readonly kind: 'event'; readonly eventId: EventId };

/** A distance that was computed, to what, and from what. */
export interface Distance {
  readonly target: DistanceTarget;
  readonly measured: MeasuredKm;
  readonly accuracy: EndAccuracy;
}

/** How a place lies to a zone: within it or just outside, and how far from its edge. */
export interface ZoneMargin {
  readonly zoneId: ZoneId;
  readonly isInside: boolean;
  /** From the place to the nearest point of the zone's drawn edge. */
  readonly edge: MeasuredKm;
  /** Both the place and the edge are known well enough to tell inside from outside. */
  readonly isCertain: boolean;
  /** How good the edge is; null: nobody has published it. */
  readonly edgeAccuracyKm: number | null;
}
