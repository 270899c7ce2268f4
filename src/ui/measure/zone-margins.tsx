import type { ReactElement } from 'react';
import type { Zone } from '@/domain/dossier';
import type { ZoneMargin } from '@/domain/measured';
import { useServices } from '@/ui/app-context';
import { useName } from '@/ui/use-name';
import { useLengthWords } from './use-length-words';

const verdictOf = ({ isInside, isCertain }: ZoneMargin): 'inside' | 'insidePossibly' | 'outsidePossibly' => {
  if (!isInside) return 'outsidePossibly';
  return isCertain ? 'inside' : 'insidePossibly';
};

/** Which zones hold the place, by what margin, and whether that is sure. */
export function ZoneMargins({
  margins,
  zones,
}: {
  readonly margins: readonly ZoneMargin[];
  readonly zones: readonly Zone[];
}): ReactElement | null {
  const { t } = useServices();
  const nameOf = useName();
  const lengths = useLengthWords();
  if (margins.length === 0) return null;
  return (
    <ul className="zone-margins">
      {margins.map((margin) => {
        const zone = zones.find(({ id }) => id === margin.zoneId);
        return (
          <li key={margin.zoneId}>
            {t(`measure.zone.${verdictOf(margin)}`, {
              zone: zone ? nameOf(zone.names) : margin.zoneId,
              length: lengths.measured(margin.edge),
            })}{' '}
            <span className="note">
              {margin.edgeAccuracyKm === null
                ? t('measure.zone.edgeUnknown')
                : t('measure.zone.edge', { length: lengths.round(margin.edgeAccuracyKm) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
