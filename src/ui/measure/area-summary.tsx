import { type ReactElement, useRef } from 'react';
import type { FatalitySums, RowIndex } from '@/domain/row-index';
import type { TwoSidedCount } from '@/domain/filter';
import type { AppState } from '@/state/app-state';
import { selectIsArticleAlone, selectOnlyFile } from '@/state/dataset-selectors';
import { areaChosen, toolChosen } from '@/state/measure-transitions';
import { selectKindMask, selectResultCount, selectRows } from '@/state/selectors';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { useLive } from '@/ui/live';
import type { AreaComparison } from '@/ui/measuring';
import { writeText } from '@/ui/write-text';
import { trendOf, trendPath } from './area-trend';
import { useComparison } from './use-comparison';

const countOf = (index: RowIndex, { window, ...state }: AppState, what: 'certain' | 'possible'): number => {
  const counts = index.countByKind(window)[what];
  const mask = selectKindMask(state);
  return counts.reduce((sum, count, code) => sum + ((mask >> code) & 1 ? count : 0), 0);
};

/** What lies inside the reader's area and what outside, under the same filter; editing and removing it. */
export function AreaSummary(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const isArticle = useApp((state) => selectIsArticleAlone(selectRows(state)));
  const canEdit = useApp((state) => state.area?.kind !== 'corridor');
  const isEditing = useApp((state) => state.measuring.tool === 'edit');
  const sums = useApp((state) => (selectOnlyFile(selectRows(state)) ? state.sums : null));
  const comparison = useComparison();
  return (
    <div className="measure-tool">
      <Sides comparison={comparison} sums={sums} />
      {comparison === null && <p className="note">{t('measure.working')}</p>}
      <p className="note">{t(isArticle ? 'measure.sidesArticle' : 'measure.sidesFile')}</p>
      <div className="measure-buttons">
        {canEdit && (
          <button
            type="button"
            className="button"
            aria-pressed={isEditing}
            onClick={() => {
              act(toolChosen(isEditing ? 'select' : 'edit'));
            }}
          >
            {t(isEditing ? 'measure.editEnd' : 'measure.edit')}
          </button>
        )}
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            act(toolChosen('select'));
            act(areaChosen(null));
          }}
        >
          {t('area.remove')}
        </button>
      </div>
    </div>
  );
}

/** Counts and trends follow a scrub without a render. */
function Sides({
  comparison,
  sums,
}: {
  readonly comparison: AreaComparison | null;
  readonly sums: FatalitySums | null;
}): ReactElement {
  const { t, format } = useServices();
  const table = useRef<HTMLTableElement>(null);
  const trends = useRef<HTMLDivElement>(null);
  const deaths = ({ low, best, high }: FatalitySums): string => {
    const [lowText, bestText, highText] = [low, best, high].map((count) => format.number(count));
    return low === best && high === best
      ? format.number(best)
      : t('measure.deathsRange', { low: lowText ?? '', best: bestText ?? '', high: highText ?? '' });
  };
  const hasDeaths = sums !== null || comparison?.sumsOutside;

  useLive((state) => {
    const rows = selectRows(state);
    if (rows === null || table.current === null || trends.current === null) return;
    const outside: TwoSidedCount | null = comparison && {
      certain: countOf(comparison.certainlyOutside, state, 'certain'),
      possible: countOf(comparison.outside, state, 'possible'),
    };
    const cells = table.current.querySelectorAll('[data-count]');
    const inside = selectResultCount(state);
    const texts = [inside.certain, inside.possible, outside?.certain, outside?.possible];
    cells.forEach((cell, at) => {
      const count = texts[at];
      const text = count === undefined ? '…' : format.number(count);
      writeText(cell, text);
    });
    const mask = selectKindMask(state);
    const bars = [rows.index, comparison?.outside ?? null].map((index) =>
      index === null ? [] : trendOf(index, state.axis, mask),
    );
    trends.current.querySelectorAll('svg').forEach((svg, at) => {
      svg.querySelector('path')?.setAttribute('d', trendPath(bars[at] ?? []));
    });
    trends.current.querySelectorAll('figcaption').forEach((caption, at) => {
      const most = format.number(Math.max(0, ...(bars[at] ?? [])));
      caption.textContent = t(at === 0 ? 'measure.trendInside' : 'measure.trendOutside', { most });
    });
  });

  return (
    <>
      <table className="area-sides" ref={table}>
        <caption>{t('measure.sides')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('measure.side')}</span>
            </th>
            <th scope="col">{t('measure.certainly')}</th>
            <th scope="col">{t('measure.possibly')}</th>
            {hasDeaths && <th scope="col">{t('measure.deaths')}</th>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('measure.inside')}</th>
            <td data-count="">…</td>
            <td data-count="">…</td>
            {hasDeaths && <td>{sums === null ? '…' : deaths(sums)}</td>}
          </tr>
          <tr>
            <th scope="row">{t('measure.outside')}</th>
            <td data-count="">…</td>
            <td data-count="">…</td>
            {hasDeaths && <td>{comparison?.sumsOutside ? deaths(comparison.sumsOutside) : '…'}</td>}
          </tr>
        </tbody>
      </table>
      <div className="area-trends" ref={trends}>
        {['inside', 'outside'].map((side) => (
          <figure key={side}>
            <svg viewBox="0 0 240 28" preserveAspectRatio="none" aria-hidden="true">
              <path d="" />
            </svg>
            <figcaption className="note" />
          </figure>
        ))}
      </div>
    </>
  );
}
