import { type ReactElement, Suspense, lazy, useState } from 'react';
import { BORDER_CLASSES, BORDER_PATTERNS, type BorderClass } from '@/domain/border-classes';
import { CONTEXT_LAYER_IDS } from '@/domain/dossier';
import { EVENT_KINDS, type EventKind } from '@/domain/event';
import type { AppState } from '@/state/app-state';
import { selectPresentKinds, selectRows } from '@/state/selectors';
import { layerToggled } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { KindSign } from '@/ui/kind-sign';
import { WithWords } from '@/ui/with-words';

// Explained in a good many words, which come when the key is opened.
const PrecisionKey = lazy(async () => ({ default: (await import('./precision-key')).PrecisionKey }));

const DensityKey = lazy(async () => ({ default: (await import('./density-key')).DensityKey }));

const SizeKey = lazy(async () => ({ default: (await import('./size-key')).SizeKey }));

const presentKinds = (state: AppState): readonly EventKind[] => {
  const rows = selectRows(state);
  return rows === null ? EVENT_KINDS : selectPresentKinds(rows);
};

/** A file brings no context of its own. */
const hasContext = (state: AppState): boolean => {
  const rows = selectRows(state);
  return rows === null || rows.dossier.zones.length > 0;
};

/** Layers and the key to the map: what each mark, hatch and line means. */
export function Legend({ isOpen }: { isOpen: boolean }): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const [isKeyOpen, setIsKeyOpen] = useState(false);
  // Not the rows themselves: a component that seldom renders would keep a million of them after their file was closed.
  const kinds = useApp(presentKinds);
  const hasZones = useApp(hasContext);
  const layers = useApp((state) => state.layers);
  return (
    <details className="legend" open={isOpen}>
      <summary>{t('legend.layers')}</summary>
      {hasZones && (
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
      )}
      <details
        className="legend-key"
        onToggle={({ currentTarget }) => {
          setIsKeyOpen(currentTarget.open);
        }}
      >
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
        {isKeyOpen && (
          <Suspense>
            <WithWords part="panels">
              <SizeKey />
              <DensityKey />
              <PrecisionKey />
            </WithWords>
          </Suspense>
        )}
        <section aria-label={t('legend.borders')}>
          <h2>{t('legend.borders')}</h2>
          <ul className="legend-borders">
            {BORDER_CLASSES.map((border) => (
              <li key={border}>
                <BorderSample border={border} />
                {t(`border.${border}`)}
              </li>
            ))}
          </ul>
        </section>
      </details>
    </details>
  );
}

const SAMPLE_WIDTH_PX = 1.6;

/** The line as the map draws it. */
function BorderSample({ border }: { border: BorderClass }): ReactElement {
  const { dash, cap, width } = BORDER_PATTERNS[border];
  const strokePx = SAMPLE_WIDTH_PX * width;
  return (
    <svg className="line" viewBox="0 0 28 6" aria-hidden="true">
      <path
        d="M1 3h26"
        strokeWidth={strokePx}
        strokeLinecap={cap}
        {...(dash === null ? {} : { strokeDasharray: dash.map((part) => part * strokePx).join(' ') })}
      />
    </svg>
  );
}
