import type { ReactElement } from 'react';
import { legsKm } from '@/domain/geodesic';
import { pathPointAdded, pathPointTakenBack, toolChosen } from '@/state/measure-transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { useLengthWords } from './use-length-words';
import { useSelectedPlace } from './use-selected-place';

/** Measures a path of two or more points: each leg and in all. */
export function PathTool(): ReactElement {
  const { t, format } = useServices();
  const act = useAct();
  const { tool, path } = useApp((state) => state.measuring);
  const middle = useApp((state) => state.camera.center);
  const selected = useSelectedPlace();
  const lengths = useLengthWords();
  const isOn = tool === 'distance';
  const legs = legsKm(path);
  return (
    <div className="measure-tool">
      <button
        type="button"
        className="button"
        aria-pressed={isOn}
        onClick={() => {
          act(toolChosen(isOn ? 'select' : 'distance'));
        }}
      >
        {t('measure.distance')}
      </button>
      {isOn && (
        <>
          <p className="note">{t('measure.distanceHint')}</p>
          <div className="measure-buttons">
            {selected !== null && (
              <button
                type="button"
                className="button button-quiet"
                onClick={() => {
                  act(pathPointAdded(selected));
                }}
              >
                {t('measure.fromEvent')}
              </button>
            )}
            <button
              type="button"
              className="button button-quiet"
              onClick={() => {
                act(pathPointAdded(middle));
              }}
            >
              {t('measure.fromMiddle')}
            </button>
            {path.length > 0 && (
              <button
                type="button"
                className="button button-quiet"
                onClick={() => {
                  act(pathPointTakenBack);
                }}
              >
                {t('measure.takeBack')}
              </button>
            )}
          </div>
        </>
      )}
      {legs.length > 0 && (
        <div role="status">
          {legs.length > 1 && (
            <ol className="measure-legs">
              {legs.map((km, index) => (
                // Legs have no name but their place in the path.
                <li key={`${index + 1}`}>
                  {t('measure.leg', { number: format.number(index + 1), length: lengths.exact(km) })}
                </li>
              ))}
            </ol>
          )}
          <p className="measure-total">
            {t('measure.total', { length: lengths.exact(legs.reduce((sum, km) => sum + km, 0)) })}
          </p>
          <p className="note">{t('measure.pathComputed')}</p>
        </div>
      )}
    </div>
  );
}
