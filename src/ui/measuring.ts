import type { Area, Rings } from '@/domain/area';
import type { Place, Zone } from '@/domain/dossier';
import type { ConflictEvent, EventId, PlaceId, ZoneId } from '@/domain/event';
import type { FatalitySums, RowIndex } from '@/domain/row-index';
import type { Distance, ZoneMargin } from '@/domain/measured';

/** Ids of events by side of an area. `unplaced`: of no place, of a whole country, or symbolic, so on neither side. */
export interface AreaSides {
  readonly certainlyInside: readonly EventId[];
  readonly possiblyInside: readonly EventId[];
  readonly certainlyOutside: readonly EventId[];
  readonly possiblyOutside: readonly EventId[];
  readonly unplaced: readonly EventId[];
}

/** What lies on the other side of an area, under the same filter. */
export interface AreaComparison {
  /** Rows that may be outside, and those of them that must be. */
  readonly outside: RowIndex;
  readonly certainlyOutside: RowIndex;
  /** Fatalities over what may be outside; null for the article, whose figures overlap. */
  readonly sumsOutside: FatalitySums | null;
}

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
  /** An area as rings for map and engine; empty for a corridor along a line that is not loaded. */
  readonly ringsOf: (area: Area) => Rings;
  /** Events of the article by where they lie to an area: its zones are shapes that only the page knows. */
  readonly eventsIn: (rings: Rings) => AreaSides;
  /** Zones whose line can be the middle of a corridor. */
  readonly lineZoneIds: readonly ZoneId[];
}
