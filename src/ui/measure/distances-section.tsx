import { type ReactElement, useId, useState } from 'react';
import type { Place } from '@/domain/dossier';
import type { ConflictEvent, EventId } from '@/domain/event';
import type { Distance, DistanceTarget } from '@/domain/measured';
import { selectPartOf } from '@/state/dataset-selectors';
import type { Rows } from '@/state/app-state';
import { distanceToggled } from '@/state/measure-transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import type { Measuring } from '@/ui/measuring';
import { useName } from '@/ui/use-name';
import './measure.css';
import { UnitsSwitch } from './units-switch';
import { useLengthWords } from './use-length-words';
import { useMeasuring } from './use-measuring';
import { ZoneMargins } from './zone-margins';

/** How far the event is from lines, borders, towns and other events, computed here, and how sure that is. */
export function DistancesSection({ event, rows }: { event: ConflictEvent; rows: Rows }): ReactElement {
  const { t } = useServices();
  const state = useMeasuring();
  return (
    <>
      <dt>{t('card.distances')}</dt>
      <dd>
        {state.kind === 'failed' && <p className="note">{t('measure.failed')}</p>}
        {state.kind === 'ready' && (
          <Distances key={event.id} event={event} rows={rows} measuring={state.measuring} />
        )}
      </dd>
    </>
  );
}

function Distances({
  event,
  rows,
  measuring,
}: {
  readonly event: ConflictEvent;
  readonly rows: Rows;
  readonly measuring: Measuring;
}): ReactElement {
  const { t } = useServices();
  const distances = measuring.toLines(event);
  const isArticle = selectPartOf(rows, event)?.info === null;
  const canMeasure = distances.length > 0 || measuring.isMeasurable(event);
  if (!canMeasure) return <p className="note">{t('measure.nothingFrom')}</p>;
  return (
    <>
      <ul className="distances" aria-label={t('card.distances')}>
        {distances.map((distance) => (
          <li key={keyOf(distance.target)}>
            <DistanceRow distance={distance} measuring={measuring} />
          </li>
        ))}
      </ul>
      {(isArticle || distances.length > 0) && <ToPlace event={event} measuring={measuring} />}
      {isArticle && <ToEvent event={event} measuring={measuring} />}
      <ZoneMargins margins={measuring.zonesAround(event)} zones={measuring.zones} />
      {event.where.kind === 'area' && <p className="note">{t('measure.fromArea')}</p>}
      <p className="note">{t('measure.computed')}</p>
      <UnitsSwitch />
    </>
  );
}

function ToPlace({ event, measuring }: { event: ConflictEvent; measuring: Measuring }): ReactElement | null {
  const { t } = useServices();
  const nameOf = useName();
  const id = useId();
  const own = event.where.kind === 'point' ? event.where.placeId : null;
  const places = measuring.places.filter((place) => place.id !== own);
  const [chosen, setChosen] = useState<Place | undefined>(() => firstTown(places));
  if (!chosen) return null;
  const distance = measuring.toPlace(event, chosen.id);
  return (
    <div className="distance-to">
      <label htmlFor={id}>{t('measure.toPlace')}</label>
      <select
        id={id}
        className="select"
        value={chosen.id}
        onChange={(change) => {
          setChosen(places.find((place) => place.id === change.target.value));
        }}
      >
        {places.map((place) => (
          <option key={place.id} value={place.id}>
            {nameOf(place.names)}
          </option>
        ))}
      </select>
      {distance && <DistanceRow distance={distance} measuring={measuring} />}
    </div>
  );
}

/** The city that southwest Syria is measured from. */
const firstTown = (places: readonly Place[]): Place | undefined =>
  places.find(({ id }) => id === 'daraa-city') ?? places[0];

function ToEvent({ event, measuring }: { event: ConflictEvent; measuring: Measuring }): ReactElement | null {
  const { t } = useServices();
  const id = useId();
  const others = measuring.measurableEvents(event.id);
  const [chosen, setChosen] = useState<EventId | ''>('');
  if (others.length === 0) return null;
  const other = others.find((one) => one.id === chosen);
  const distance = other ? measuring.toEvent(event, other) : null;
  return (
    <div className="distance-to">
      <label htmlFor={id}>{t('measure.toEvent')}</label>
      <select
        id={id}
        className="select"
        value={chosen}
        onChange={(change) => {
          setChosen(change.target.value as EventId | '');
        }}
      >
        <option value="">{t('measure.chooseEvent')}</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
      {distance && <DistanceRow distance={distance} measuring={measuring} />}
    </div>
  );
}

const keyOf = (target: DistanceTarget): string => {
  switch (target.kind) {
    case 'zone':
      return `zone ${target.zoneId}`;
    case 'border':
      return 'border';
    case 'place':
      return `place ${target.placeId}`;
    case 'event':
      return `event ${target.eventId}`;
  }
};

/** One distance: a button that draws it on the map, and how exactly both ends are known. */
function DistanceRow({
  distance,
  measuring,
}: {
  readonly distance: Distance;
  readonly measuring: Measuring;
}): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const nameOf = useName();
  const lengths = useLengthWords();
  const shown = useApp((state) => state.shownDistance?.key ?? null);
  const { target, measured, accuracy } = distance;
  const key = keyOf(target);
  const end = (km: number | null): string =>
    km === null ? t('measure.unstated') : t('measure.plusMinus', { length: lengths.round(km) });
  const name = (): string => {
    switch (target.kind) {
      case 'zone': {
        const zone = measuring.zones.find(({ id }) => id === target.zoneId);
        return zone ? nameOf(zone.names) : target.zoneId;
      }
      case 'border': {
        const sides = target.sides.map((side) => t(`measure.side.${side}`)).join(' – ');
        const border = t(`border.${target.borderClass}`);
        return t('measure.nearestBorder', { name: t('measure.borderBetween', { border, sides }) });
      }
      case 'place': {
        const place = measuring.places.find(({ id }) => id === target.placeId);
        return place ? nameOf(place.names) : target.placeId;
      }
      case 'event':
        return (
          measuring.measurableEvents(null).find(({ id }) => id === target.eventId)?.title ?? target.eventId
        );
    }
  };
  return (
    <button
      type="button"
      className="distance"
      aria-pressed={shown === key}
      onClick={() => {
        act(distanceToggled({ key, measured }));
      }}
    >
      <span>{t('measure.row', { name: name(), length: lengths.measured(measured) })}</span>
      <span className="note">
        {t('measure.ends', { from: end(accuracy.fromKm), to: end(accuracy.toKm) })}
      </span>
    </button>
  );
}
