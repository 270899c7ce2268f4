import { type ReactElement, useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { lastResult } from '@/domain/last-result';
import { ALL_TIME } from '@/domain/time';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import type { AppState } from '@/state/app-state';
import { selectShownPositions } from '@/state/dataset-selectors';
import { datasetsUnhidden } from '@/state/dataset-transitions';
import {
  selectIsOutsideWindow,
  selectKindTotals,
  selectResultCount,
  selectRows,
  selectSetClauses,
} from '@/state/selectors';
import { filtersCleared, knownToChosen, timeWindowChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { useLive } from '@/ui/live';
import { writeText } from '@/ui/write-text';
import { ExportMenu } from './export-menu';
import { Figures } from './figures';
import { startEventListView } from './event-list-view';

/** The events that match, in time order, and how many: the map's twin for keyboard, screen reader and phone. */
export function EventList(): ReactElement {
  const services = useServices();
  const { t } = services;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!scroller.current || !list.current) return undefined;
    return startEventListView(scroller.current, list.current, services);
  }, [services]);
  return (
    <>
      <ResultCount />
      <div className="result-facts">
        <Figures>
          <ExportMenu />
        </Figures>
      </div>
      <div className="event-list-scroller" ref={scroller}>
        <EmptyResult />
        <ul className="event-list" aria-label={t('list.title')} ref={list} />
      </div>
    </>
  );
}

/** A count says by which clock it counts. */
const countWords = (state: AppState): 'result.count' | 'result.countReported' =>
  selectRows(state)?.clock === 'reported' ? 'result.countReported' : 'result.count';

/** It stands in two places, one of which is seen. */
const countText = lastResult((state: AppState, t: Translate, format: Format): string => {
  const { certain, possible } = selectResultCount(state);
  return t(countWords(state), { certain, possible: format.number(possible) });
});

/** How many events match, certainly and possibly; it follows a drag without rendering. */
export function ResultCount(): ReactElement {
  const { t, format } = useServices();
  const line = useRef<HTMLSpanElement>(null);
  const words = useApp(countWords);
  const rows = useApp(selectRows);
  const total = rows === null ? 0 : selectKindTotals(rows).reduce((sum, count) => sum + count, 0);
  const widest = rows === null ? '' : t(words, { certain: total, possible: format.number(total) });
  const isPlaying = useApp((state) => state.playback.isPlaying);
  useLive((state) => {
    if (line.current === null || selectRows(state) === null) return;
    writeText(line.current, countText(state, t, format));
  });
  return (
    <p
      className="result-count"
      role="status"
      // While time is playing a screen reader would never come to an end.
      aria-live={isPlaying ? 'off' : 'polite'}
      aria-label={t('result.label')}
      title={t(words === 'result.countReported' ? 'result.explainedReported' : 'result.explained')}
      data-widest={widest}
    >
      <span ref={line} />
    </p>
  );
}

/** The count again, on the closed sheet of a phone; the status says it to screen readers. */
export function SheetCount(): ReactElement {
  const { t, format } = useServices();
  const count = useRef<HTMLSpanElement>(null);
  useLive((state) => {
    if (count.current === null || selectRows(state) === null) return;
    writeText(count.current, countText(state, t, format));
  });
  return <span className="sheet-count" ref={count} aria-hidden="true" />;
}

function EmptyResult(): ReactElement | null {
  const isEmpty = useApp((state) => selectRows(state) !== null && selectResultCount(state).possible === 0);
  return isEmpty ? <WhyEmpty /> : null;
}

/** Says why nothing matches and offers the way out. */
function WhyEmpty(): ReactElement {
  const { t, format } = useServices();
  const act = useAct();
  const isElsewhere = useApp(selectIsOutsideWindow);
  const clauses = useApp(useShallow(selectSetClauses));
  const isFiltered = clauses.length > 0;
  const isKnown = useApp((state) => state.known !== null);
  const isHiding = useApp((state) => selectShownPositions(state) !== null);
  return (
    <div className="empty-result">
      <p>
        {isElsewhere
          ? t('empty.window')
          : isHiding && !isFiltered
            ? t('empty.hidden')
            : isKnown && clauses.length === 1
              ? t('empty.known')
              : t('empty.filter', { clauses: format.list(clauses.map((clause) => t(`clause.${clause}`))) })}
      </p>
      {isElsewhere && (
        <button
          type="button"
          className="button"
          onClick={() => {
            act(timeWindowChosen(ALL_TIME));
          }}
        >
          {t('empty.showEverything')}
        </button>
      )}
      {isKnown && (
        <button
          type="button"
          className="button"
          onClick={() => {
            act(knownToChosen(null));
          }}
        >
          {t('empty.showCoarser')}
        </button>
      )}
      {isHiding && (
        <button
          type="button"
          className="button"
          onClick={() => {
            act(datasetsUnhidden);
          }}
        >
          {t('empty.showDatasets')}
        </button>
      )}
      {isFiltered && (
        <button
          type="button"
          className="button"
          onClick={() => {
            act(filtersCleared);
          }}
        >
          {t('filters.clear')}
        </button>
      )}
    </div>
  );
}
