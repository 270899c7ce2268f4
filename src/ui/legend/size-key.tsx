import '@/ui/styles/size-key.css';
import { type ReactElement, useMemo } from 'react';
import { MOST_WEIGHED, weightOf, widthFactor } from '@/domain/mark-weight';
import { selectRows } from '@/state/selectors';
import { useApp, useServices } from '@/ui/app-context';

/** Deaths that stand for the scale: none, a number in its middle, and where it ends. */
const SAMPLES = [MOST_WEIGHED, 50, 0] as const;
/** Radius of the largest circle; the others keep the map's proportions to it. */
const LARGEST_PX = 17;
const LINE_PX = 20;
const HEIGHT_PX = SAMPLES.length * LINE_PX;
const MIDDLE_PX = LARGEST_PX + 1;
const WIDTH_PX = 2 * MIDDLE_PX + 12;

const radiusOf = (deaths: number): number =>
  (LARGEST_PX * widthFactor(weightOf(deaths))) / widthFactor(weightOf(MOST_WEIGHED));

/** How the size of a mark says how many were killed; nothing where no row has a figure. */
export function SizeKey(): ReactElement | null {
  const { t, format } = useServices();
  const marks = useApp((state) => selectRows(state)?.marks ?? null);
  const hasDeaths = useMemo(() => marks?.weight.some((weight) => weight > 0) ?? false, [marks]);
  if (!hasDeaths) return null;
  const wordsOf = (deaths: number): string => {
    if (deaths === 0) return t('key.size.none');
    return deaths === MOST_WEIGHED
      ? t('key.size.most', { count: format.number(deaths) })
      : t('key.size.some', { count: deaths });
  };
  return (
    <section className="size-key" aria-label={t('key.size')}>
      <h2>{t('key.size')}</h2>
      <div className="size-key-scale">
        <svg viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`} width={WIDTH_PX} height={HEIGHT_PX} aria-hidden="true">
          {SAMPLES.map((deaths, index) => {
            const radius = radiusOf(deaths);
            const top = HEIGHT_PX - 1 - 2 * radius;
            const line = (index + 0.5) * LINE_PX;
            return (
              <g key={deaths}>
                <circle cx={MIDDLE_PX} cy={HEIGHT_PX - 1 - radius} r={radius} />
                <path d={`M${MIDDLE_PX} ${top}L${WIDTH_PX - 8} ${line}H${WIDTH_PX}`} />
              </g>
            );
          })}
        </svg>
        <ul>
          {SAMPLES.map((deaths) => (
            <li key={deaths}>{wordsOf(deaths)}</li>
          ))}
        </ul>
      </div>
      <p className="note">{t('key.size.words')}</p>
    </section>
  );
}
