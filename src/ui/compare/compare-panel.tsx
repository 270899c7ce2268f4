import '@/ui/styles/compare.css';
import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import type { Names } from '@/domain/dossier';
import { formatIsoInterval } from '@/domain/time';
import { COMPARED_PRESETS, PLACE_COLUMNS, type PlaceColumn } from '@/domain/window-comparison';
import { selectComparedWindow } from '@/state/comparison-selectors';
import { comparedByChosen, comparedPresetChosen, windowsSwapped } from '@/state/comparison-transitions';
import { selectIsArticleAlone, selectOnlyFile } from '@/state/dataset-selectors';
import { selectRows } from '@/state/selectors';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { ResultCount } from '@/ui/event-list/event-list';
import { saveText } from '@/ui/import/save-text';
import { ComparedDates } from './compared-dates';
import { comparisonCsv } from './comparison-csv';
import { comparisonLines, startComparisonView } from './comparison-view';

/**
 * Two windows of time against each other: the one on the timeline (A) and another (B). All numbers follow a drag; both
 * sides of every count are kept, and so is what that leaves open in a difference.
 */
export function ComparePanel(): ReactElement {
  const services = useServices();
  const { t } = services;
  const root = useRef<HTMLElement>(null);
  const locale = useApp((state) => state.locale);
  const nameOf = useMemo(() => (names: Names) => names[locale] ?? names.en, [locale]);
  const isFile = useApp((state) => selectOnlyFile(selectRows(state)) !== null);
  useEffect(
    () => (root.current === null ? undefined : startComparisonView(root.current, services, nameOf)),
    [services, nameOf],
  );
  return (
    <section className="compare" aria-label={t('view.compare')} ref={root}>
      <h2>{t('compare.title')}</h2>
      <Windows />
      <p className="compare-open">{t('compare.open')}</p>
      <div className="compare-result">
        <div className="visually-hidden">
          <ResultCount />
        </div>
        <ComparisonTable table="kind" caption={t('compare.byKind')} head={t('filters.kinds')} />
        <PlaceColumnChoice />
        <ComparisonTable table="place" caption={t('compare.byPlace')} head={t('compare.place')} />
        {isFile ? (
          <>
            <ComparisonTable table="deaths" caption={t('compare.deaths')} head={t('compare.figure')} />
            <p className="note" data-live="without" />
          </>
        ) : (
          <Tolls />
        )}
        <p className="note">{t('compare.explained')}</p>
        <SaveComparison nameOf={nameOf} />
      </div>
    </section>
  );
}

/** The two windows, what B can be with one press, typed dates, and the exchange of both. */
function Windows(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  return (
    <>
      <dl className="compare-windows">
        <dt>
          <span className="compare-letter">A</span> {t('compare.a')}
        </dt>
        <dd data-live="a" />
        <dt>
          <span className="compare-letter is-b">B</span> {t('compare.b')}
        </dt>
        <dd data-live="b" />
      </dl>
      <div className="compare-presets" role="group" aria-label={t('compare.presets')}>
        {COMPARED_PRESETS.map((preset) => (
          <button
            key={preset}
            type="button"
            className="button"
            data-preset={preset}
            onClick={() => {
              act(comparedPresetChosen(preset));
            }}
          >
            {t(`compare.preset.${preset}`)}
          </button>
        ))}
        <button
          type="button"
          className="button"
          onClick={() => {
            act(windowsSwapped);
          }}
        >
          {t('compare.swap')}
        </button>
      </div>
      <ComparedDates />
    </>
  );
}

/** A table whose lines the live view writes. */
function ComparisonTable({
  table,
  caption,
  head,
}: {
  readonly table: 'kind' | 'place' | 'deaths';
  readonly caption: string;
  readonly head: string;
}): ReactElement {
  const { t } = useServices();
  return (
    <table className="compare-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
          <th scope="col">{t('compare.difference')}</th>
        </tr>
      </thead>
      <tbody data-table={table} />
    </table>
  );
}

/** By which column of a file places are told apart. The article has one. */
function PlaceColumnChoice(): ReactElement | null {
  const { t } = useServices();
  const act = useAct();
  const columns = useApp((state) =>
    !selectIsArticleAlone(selectRows(state)) ? (state.comparison?.columns.join(' ') ?? '') : '',
  );
  const column = useApp((state) => state.comparison?.column ?? null);
  const offered = PLACE_COLUMNS.filter((name) => columns.split(' ').includes(name));
  if (offered.length < 2 || column === null) return null;
  return (
    <label className="compare-column">
      {t('compare.placesBy')}
      <select
        className="select"
        value={column}
        onChange={(event) => {
          act(comparedByChosen(event.target.value as PlaceColumn));
        }}
      >
        {offered.map((name) => (
          <option key={name} value={name}>
            {t(`compare.column.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the article says of the dead in either window, by whose count; side by side and never summed. */
function Tolls(): ReactElement {
  const { t } = useServices();
  return (
    <section className="compare-tolls">
      <h3>{t('compare.tolls')}</h3>
      <dl>
        <dt>A</dt>
        <dd data-live="tolls-a" />
        <dt>B</dt>
        <dd data-live="tolls-b" />
      </dl>
    </section>
  );
}

/** The tables as a file. It holds counts and no row, so that it may leave the device whatever the data's terms are. */
function SaveComparison({ nameOf }: { readonly nameOf: (names: Names) => string }): ReactElement {
  const services = useServices();
  const { t, store, linkHere } = services;
  const save = (): void => {
    const state = store.getState();
    const other = selectComparedWindow(state);
    const rows = selectRows(state);
    if (other === null || rows === null) return;
    const notes = [
      ...rows.parts.map(({ info }) =>
        info === null ? rows.dossier.title : [info.name, info.citation].join('. '),
      ),
      `A: ${formatIsoInterval(state.window)}`,
      `B: ${formatIsoInterval(other)}`,
      linkHere(),
    ];
    const csv = comparisonCsv(comparisonLines(state, services, nameOf), notes);
    saveText('watchpost-comparison.csv', 'text/csv', csv);
  };
  return (
    <button type="button" className="button" onClick={save}>
      {t('compare.save')}
    </button>
  );
}
