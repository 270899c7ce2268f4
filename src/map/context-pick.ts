import type { MapLibreMap } from 'maplibre-gl';
import { placesOf } from '@/domain/attribution';
import type { Dossier } from '@/domain/dossier';
import type { EventId } from '@/domain/event';
import { subjectOpened } from '@/state/source-transitions';
import { type Transition, eventSelected } from '@/state/transitions';
import { LINK_SOURCE, TAG_SOURCE, ZONE_SOURCE } from './context-layers';

/** What is drawn beside the marks and leads somewhere: words of zones, lines, and arcs. Areas are too large to press. */
const PICKED_LAYERS = ['tag', 'context-tag', 'link-arc', 'zone-name', 'zone-line'] as const;
const REACH_PX = 4;

/** A feature as the map gives it back, as far as it matters here. */
interface Picked {
  readonly source: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, unknown>>;
}

/** A zone's features stay on the map while it is switched off, only without ink. */
const isVisible = ({ source, state }: Picked): boolean =>
  source !== ZONE_SOURCE || state['isActive'] === true || state['isSelected'] === true;

/**
 * Where a press on the context leads: an arc to its claim; a zone or a line to the one claim that speaks of it, or to all
 * that is known about it.
 *
 * @param picked features under the pointer, topmost first
 * @returns null where nothing is drawn
 */
export const leadOf = (picked: readonly Picked[], dossier: Dossier): Transition | null => {
  const hit = picked.find(isVisible);
  if (!hit) return null;
  const { properties, source } = hit;
  if (source === LINK_SOURCE) return eventSelected(String(properties['eventId']) as EventId);
  if (source !== TAG_SOURCE && source !== ZONE_SOURCE) return null;
  const zoneId = String(properties['zoneId']);
  const [first, ...others] = dossier.events.filter((event) => placesOf(event, dossier).includes(zoneId));
  return first && others.length === 0 ? eventSelected(first.id) : subjectOpened(zoneId);
};

/** {@link leadOf} of what is drawn at a point, CSS px. */
export const pickContext = (
  map: MapLibreMap,
  { x, y }: { readonly x: number; readonly y: number },
  dossier: Dossier,
): Transition | null => {
  const layers = PICKED_LAYERS.filter((id) => map.getLayer(id));
  if (layers.length === 0) return null;
  const found = map.queryRenderedFeatures(
    [
      [x - REACH_PX, y - REACH_PX],
      [x + REACH_PX, y + REACH_PX],
    ],
    { layers },
  );
  return leadOf(found, dossier);
};
