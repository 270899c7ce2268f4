import type { Place, Zone } from '@/domain/dossier';
import type { ConflictEvent, EventId, PlaceId, ZoneId } from '@/domain/event';
import type { Distance, ZoneMargin } from '@/domain/measured';

/** What analysis works out from places, lines and areas. Loaded when first asked for. */
export interface Measuring {
  /**
   * From an event to Line A, Line B and the nearest border, the nearest end of each. Empty where there is nothing to
   * measure from: no place, a whole country, a symbolic link, an area that fades out.
   */
  readonly toLines: (event: ConflictEvent) => readonly Distance[];
  readonly toPlace: (event: ConflictEvent, placeId: PlaceId) => Distance | null;
  readonly toEvent: (event: ConflictEvent, other: ConflictEvent) => Distance | null;
  /** Zones that hold a place, or may hold it; only for what stands at a place. */
  readonly zonesAround: (event: ConflictEvent) => readonly ZoneMargin[];
  /** Events that something can be measured to, without the event itself. */
  readonly measurableEvents: (except: EventId | null) => readonly ConflictEvent[];
  readonly isMeasurable: (event: ConflictEvent) => boolean;
  readonly places: readonly Place[];
  readonly zones: readonly Zone[];
  /** Zones whose line can be the middle of a corridor. */
  readonly lineZoneIds: readonly ZoneId[];
}
