import type { ReactElement } from 'react';
import { CLOCKS } from '@/domain/clock';
import { ARTICLE } from '@/state/datasets';
import { clockChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';

/** Orders everything by when it happened or by when it became known. A file does not say the latter, nor does the article among files. */
export function ClockToggle(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const clock = useApp((state) => state.clock);
  const isFile = useApp(({ datasets }) => datasets.some(({ id }) => id !== ARTICLE));
  return (
    <div className="clock" role="group" aria-label={t('clock.title')}>
      {CLOCKS.map((value) => (
        <button
          key={value}
          type="button"
          className="button"
          aria-pressed={value === clock}
          disabled={isFile && value === 'reported'}
          title={isFile && value === 'reported' ? t('clock.fileReason') : t(`clock.${value}Explained`)}
          onClick={() => {
            act(clockChosen(value));
          }}
        >
          {t(`clock.${value}`)}
        </button>
      ))}
    </div>
  );
}
