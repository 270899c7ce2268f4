import type { ReactElement } from 'react';
import { UNITS } from '@/state/app-state';
import { unitsChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';

/** Kilometres or miles, for every computed length on screen. */
export function UnitsSwitch(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const units = useApp((state) => state.units);
  return (
    <select
      className="select"
      aria-label={t('measure.units')}
      value={units}
      onChange={(event) => {
        const chosen = UNITS.find((unit) => unit === event.target.value);
        if (chosen) act(unitsChosen(chosen));
      }}
    >
      {UNITS.map((unit) => (
        <option key={unit} value={unit}>
          {t(`measure.unit.${unit}`)}
        </option>
      ))}
    </select>
  );
}
