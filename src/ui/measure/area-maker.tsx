import { type ReactElement, useState } from 'react';
import type { ZoneId } from '@/domain/event';
import { KM_PER_MILE } from '@/i18n/length';
import { areaChosen, toolChosen } from '@/state/measure-transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { useName } from '@/ui/use-name';
import { useMeasuring } from './use-measuring';
import { useSelectedPlace } from './use-selected-place';

const DRAWN = ['polygon', 'circle', 'freehand'] as const;
const FIRST_RADIUS = '20';
const FIRST_WIDTH = '10';

/** A length as typed in the reader's units, in kilometres; null for none. */
const useTypedKm = (text: string): number | null => {
  const units = useApp((state) => state.units);
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) return null;
  return units === 'km' ? value : value * KM_PER_MILE;
};

/** Marks out an area: drawn by hand, a circle around a place, or a corridor along a line. */
export function AreaMaker(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const tool = useApp((state) => state.measuring.tool);
  return (
    <fieldset className="measure-tool">
      <legend>{t('measure.area')}</legend>
      <div className="measure-buttons">
        {DRAWN.map((shape) => (
          <button
            key={shape}
            type="button"
            className="button"
            aria-pressed={tool === shape}
            onClick={() => {
              act(toolChosen(tool === shape ? 'select' : shape));
            }}
          >
            {t(`measure.draw.${shape}`)}
          </button>
        ))}
      </div>
      {tool !== 'select' && tool !== 'distance' && <p className="note">{t(`measure.hint.${tool}`)}</p>}
      <CircleForm />
      <CorridorForm />
    </fieldset>
  );
}

function LengthField({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const { t } = useServices();
  const units = useApp((state) => state.units);
  return (
    <label className="measure-field">
      <span>{name}</span>
      <input
        type="number"
        min="0"
        step="any"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <span className="note">{t(`length.${units}`, { value: '' })}</span>
    </label>
  );
}

function CircleForm(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const [radius, setRadius] = useState(FIRST_RADIUS);
  const radiusKm = useTypedKm(radius);
  const middle = useApp((state) => state.camera.center);
  const selected = useSelectedPlace();
  return (
    <div className="measure-form">
      <LengthField name={t('measure.radius')} value={radius} onChange={setRadius} />
      {selected !== null && (
        <button
          type="button"
          className="button"
          disabled={radiusKm === null}
          onClick={() => {
            if (radiusKm !== null) act(areaChosen({ kind: 'circle', center: selected, radiusKm }));
          }}
        >
          {t('measure.aroundEvent')}
        </button>
      )}
      <button
        type="button"
        className="button"
        disabled={radiusKm === null}
        onClick={() => {
          if (radiusKm !== null) act(areaChosen({ kind: 'circle', center: middle, radiusKm }));
        }}
      >
        {t('measure.aroundMiddle')}
      </button>
    </div>
  );
}

function CorridorForm(): ReactElement | null {
  const { t } = useServices();
  const act = useAct();
  const nameOf = useName();
  const state = useMeasuring();
  const [width, setWidth] = useState(FIRST_WIDTH);
  const [chosen, setChosen] = useState<ZoneId | null>(null);
  const halfWidthKm = useTypedKm(width);
  if (state.kind !== 'ready' || state.measuring.lineZoneIds.length === 0) return null;
  const { lineZoneIds, zones } = state.measuring;
  const zoneId = chosen ?? lineZoneIds[0];
  return (
    <div className="measure-form">
      <label className="measure-field">
        <span>{t('measure.along')}</span>
        <select
          className="select"
          value={zoneId}
          onChange={(event) => {
            setChosen(event.target.value as ZoneId);
          }}
        >
          {lineZoneIds.map((id) => {
            const zone = zones.find((one) => one.id === id);
            return (
              <option key={id} value={id}>
                {zone ? nameOf(zone.names) : id}
              </option>
            );
          })}
        </select>
      </label>
      <LengthField name={t('measure.alongWidth')} value={width} onChange={setWidth} />
      <button
        type="button"
        className="button"
        disabled={halfWidthKm === null}
        onClick={() => {
          if (halfWidthKm !== null && zoneId !== undefined)
            act(areaChosen({ kind: 'corridor', zoneId, halfWidthKm }));
        }}
      >
        {t('measure.alongApply')}
      </button>
    </div>
  );
}
