import { type ReactElement, useState } from 'react';
import { formatIsoDay, formatIsoInterval } from '@/domain/time';
import type { AppState } from '@/state/app-state';
import { selectShownParts } from '@/state/dataset-selectors';
import { selectRows } from '@/state/selectors';
import { noticed } from '@/state/transitions';
import { type LeftOut, useApp, useServices } from '@/ui/app-context';
import { isolate } from '@/ui/import/isolate';

/** What matches, as a file with its citation and its filter. Rows that must stay on this device stay. */
export function ExportMenu(): ReactElement | null {
  const { t, data, store, linkHere, act } = useServices();
  const [isBusy, setIsBusy] = useState(false);
  const isLocalOnly = useApp((state) =>
    isEvery(selectShownParts(state), ({ info }) => info?.isLocalOnly === true),
  );
  const staying = useApp(namesStaying);
  const isReady = useApp((state) => selectRows(state) !== null);
  if (!isReady) return null;
  if (isLocalOnly) return <p className="export note">{t('export.localOnly')}</p>;

  const save = async (format: 'csv' | 'geojson'): Promise<void> => {
    setIsBusy(true);
    const state = store.getState();
    const link = linkHere();
    const notesOf = (leftOut: readonly LeftOut[]): readonly string[] => [
      ...citationsOf(state),
      t('export.filter', { filter: filterOf(state) }),
      ...leftOut.map(({ name, count }) => t('export.leftOut', { name, count })),
      link,
    ];
    let blob: Blob | null = null;
    try {
      blob = await data.exportRows(format, notesOf);
    } catch (error) {
      act(noticed({ kind: 'engine-failed', detail: error instanceof Error ? error.message : String(error) }));
    }
    setIsBusy(false);
    if (blob === null) return;
    const anchor = document.createElement('a');
    anchor.href = URL.createObjectURL(blob);
    anchor.download = `watchpost-${nameOf(state)}.${format}`;
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  };
  return (
    <div className="export" role="group" aria-label={t('export.title')}>
      <span aria-hidden="true">{t('export.title')}</span>
      {(['csv', 'geojson'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="link-button"
          disabled={isBusy}
          aria-label={t(`export.${format}`)}
          onClick={() => {
            void save(format);
          }}
        >
          {format === 'csv' ? 'CSV' : 'GeoJSON'}
        </button>
      ))}
      {staying !== '' && <p className="note">{t('export.staying', { names: staying })}</p>}
    </div>
  );
}

const isEvery = <Item,>(items: readonly Item[], test: (item: Item) => boolean): boolean =>
  items.length > 0 && items.every(test);

/** Names of visible datasets whose rows do not go into exports, as one text: a slice with a stable identity. */
const namesStaying = (state: AppState): string =>
  selectShownParts(state)
    .flatMap(({ info }) => (info?.isLocalOnly === true ? [isolate(info.name)] : []))
    .join(', ');

/** How each dataset that goes into the export must be cited. */
const citationsOf = (state: AppState): readonly string[] => {
  const dossier = selectRows(state)?.dossier;
  return selectShownParts(state).flatMap(({ info }) => {
    if (info !== null) return info.isLocalOnly ? [] : [[info.name, info.citation].filter(Boolean).join('. ')];
    if (dossier === undefined) return [];
    const { article, title } = dossier;
    return [`${title}. ${article.author}, ${article.publisher}, ${article.published}. ${article.url}`];
  });
};

/** The filter in the words of the link, which name every clause; values as they stand in the data. */
const filterOf = (state: AppState): string => {
  const sets = {
    kind: state.kinds,
    source: state.attribution,
    actor: state.actors,
    type: state.types,
    country: state.countries,
  };
  return [
    `time=${formatIsoInterval(state.window)}`,
    selectRows(state)?.clock === 'reported' ? 'clock=reported' : '',
    ...Object.entries(sets).map(([name, set]) => (set === null ? '' : `${name}=${[...set].join(', ')}`)),
    ...(['speaker', 'relay', 'about', 'support'] as const).map((name) =>
      state[name] === null ? '' : `${name}=${state[name]}`,
    ),
    state.known === null ? '' : `known=${state.known}`,
    state.query.trim() === '' ? '' : `q=${state.query}`,
    state.bounds === null ? '' : `box=${state.bounds.join('/')}`,
    state.area === null ? '' : `area=${JSON.stringify(state.area)}`,
  ]
    .filter(Boolean)
    .join('; ');
};

const nameOf = ({ window }: AppState): string =>
  Number.isFinite(window.start) ? formatIsoDay(window.start) : 'all';
