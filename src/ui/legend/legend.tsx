import { type ReactElement, useMemo } from 'react';
import { CONTEXT_LAYER_IDS } from '@/domain/dossier';
import { EVENT_KINDS } from '@/domain/event';
import { selectPresentKinds, selectRows } from '@/state/selectors';
import { layerToggled } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { KindSign } from '@/ui/kind-sign';

const PRECISION_KEYS = ['dot', 'area', 'tag', 'link', 'possible'] as const;
const BORDER_CLASSES = ['intl', 'ceasefire-1974', 'armistice-1949', 'blue-line-2000', 'claim'] as const;

/** Layers and the key to the map: what each mark, hatch and line means. */
export function Legend({ isOpen }: { isOpen: boolean }): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const layers = useApp((state) => state.layers);
  const rows = useApp(selectRows);
  const kinds = useMemo(() => (rows === null ? EVENT_KINDS : selectPresentKinds(rows)), [rows]);
  return (
    <details className="legend" open={isOpen}>
      <summary>{t('legend.layers')}</summary>
      <fieldset className="layers">
        <legend>{t('layers.title')}</legend>
        {CONTEXT_LAYER_IDS.map((layer) => (
          <label key={layer} title={t(`layer.${layer}.note`)}>
            <input
              type="checkbox"
              checked={layers.has(layer)}
              onChange={() => {
                act(layerToggled(layer));
              }}
            />
            {t(`layer.${layer}`)}
          </label>
        ))}
      </fieldset>
      <details className="legend-key">
        <summary>{t('legend.title')}</summary>
        <section aria-label={t('legend.kinds')}>
          <h2>{t('legend.kinds')}</h2>
          <ul className="legend-kinds">
            {kinds.map((kind) => (
              <li key={kind}>
                <KindSign kind={kind} />
                {t(`kind.${kind}`)}
              </li>
            ))}
          </ul>
        </section>
        <section aria-label={t('legend.precision')}>
          <h2>{t('legend.precision')}</h2>
          <ul className="legend-precision">
            {PRECISION_KEYS.map((key) => (
              <li key={key}>
                <span className={`swatch swatch-${key}`} aria-hidden="true" />
                {t(`legend.${key}`)}
              </li>
            ))}
          </ul>
        </section>
        <section aria-label={t('legend.borders')}>
          <h2>{t('legend.borders')}</h2>
          <ul className="legend-borders">
            {BORDER_CLASSES.map((border) => (
              <li key={border}>
                <span className={`line line-${border}`} aria-hidden="true" />
                {t(`border.${border}`)}
              </li>
            ))}
          </ul>
        </section>
      </details>
    </details>
  );
}
