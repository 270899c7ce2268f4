import { type ReactElement, useEffect } from 'react';
import type { MapTool } from '@/state/app-state';
import { measuringToggled, toolChosen } from '@/state/measure-transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { AreaMaker } from './area-maker';
import { AreaSummary } from './area-summary';
import './measure.css';
import { PathTool } from './path-tool';
import { UnitsSwitch } from './units-switch';

/** The tools over the map: measure a path, mark out an area, and what lies inside and outside of it. */
export function MeasurePanel(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const tool = useApp((state) => state.measuring.tool);
  const hasArea = useApp((state) => state.area !== null);
  useEndOnEscape(tool);
  return (
    <section className="measure-panel" aria-label={t('map.measure')}>
      <header className="measure-head">
        <h2>{t('measure.title')}</h2>
        <UnitsSwitch />
        <button
          type="button"
          className="button button-icon"
          aria-label={t('measure.close')}
          onClick={() => {
            act(measuringToggled);
          }}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.7 2.6 8 6.9l4.3-4.3 1.1 1.1L9.1 8l4.3 4.3-1.1 1.1L8 9.1l-4.3 4.3-1.1-1.1L6.9 8 2.6 3.7z" />
          </svg>
        </button>
      </header>
      <PathTool />
      <AreaMaker />
      {hasArea && <AreaSummary />}
    </section>
  );
}

/** Escape ends the tool in hand before it closes anything else. */
const useEndOnEscape = (tool: MapTool): void => {
  const act = useAct();
  useEffect(() => {
    if (tool === 'select') return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      act(toolChosen('select'));
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [act, tool]);
};
