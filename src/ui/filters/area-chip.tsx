import type { ReactElement } from 'react';
import { createLengthWords } from '@/i18n/length';
import { areaChosen, toolChosen } from '@/state/measure-transitions';
import { selectRows } from '@/state/selectors';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { useName } from '@/ui/use-name';

/** The area that the reader filters by, and the way out of it; nothing without one. */
export function AreaChip(): ReactElement | null {
  const { t, format } = useServices();
  const act = useAct();
  const nameOf = useName();
  const area = useApp((state) => state.area);
  const units = useApp((state) => state.units);
  const zones = useApp((state) => selectRows(state)?.dossier.zones ?? null);
  if (area === null) return null;
  const { round } = createLengthWords(t, format, units);
  const words = (): string => {
    switch (area.kind) {
      case 'polygon':
        return t('area.polygon');
      case 'circle':
        return t('area.circle', { length: round(area.radiusKm) });
      case 'corridor': {
        const zone = zones?.find(({ id }) => id === area.zoneId);
        const name = zone ? nameOf(zone.names) : area.zoneId;
        return t('area.corridor', { length: round(area.halfWidthKm), name });
      }
    }
  };
  return (
    <p className="area-chip">
      <span>{t('area.only', { area: words() })}</span>
      <button
        type="button"
        className="button button-icon"
        aria-label={t('area.remove')}
        title={t('area.remove')}
        onClick={() => {
          act(toolChosen('select'));
          act(areaChosen(null));
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3.7 2.6 8 6.9l4.3-4.3 1.1 1.1L9.1 8l4.3 4.3-1.1 1.1L8 9.1l-4.3 4.3-1.1-1.1L6.9 8 2.6 3.7z" />
        </svg>
      </button>
    </p>
  );
}
