import { type ReactElement, useState } from 'react';
import { formatIsoDay, formatIsoInterval } from '@/domain/time';
import type { AppState } from '@/state/app-state';
import { selectRows } from '@/state/selectors';
import { noticed } from '@/state/transitions';
import { useApp, useServices } from '@/ui/app-context';

/** What matches, as a file with its citation and its filter. Rows that must stay on this device stay. */
export function ExportMenu(): ReactElement | null {
  const { t, data, store, linkHere, act } = useServices();
  const [isBusy, setIsBusy] = useState(false);
  const isLocalOnly = useApp((state) => selectRows(state)?.dataset?.isLocalOnly ?? false);
  const isReady = useApp((state) => selectRows(state) !== null);
  if (!isReady) return null;
  if (isLocalOnly) return <p className="export note">{t('export.localOnly')}</p>;

  const save = async (format: 'csv' | 'geojson'): Promise<void> => {
    setIsBusy(true);
    const state = store.getState();
    const notes = [citationOf(state), t('export.filter', { filter: filterOf(state) }), linkHere()];
    let blob: Blob | null = null;
    try {
      blob = await data.exportRows(format, notes);
    } catch (error) {
      act(noticed({ kind: 'engine-failed', detail: error instanceof Error ? error.message : String(error) }));
    }
    setIsBusy(false);
    if (blob === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `watchpost-${nameOf(state)}.${format}`;
    link.click();
    URL.revokeObjectURL(link.href);
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
    </div>
  );
}

const citationOf = (state: AppState): string => {
  const rows = selectRows(state);
  if (rows === null) return '';
  const { article, title } = rows.dossier;
  if (rows.dataset !== null) return [rows.dataset.name, rows.dataset.citation].filter(Boolean).join('. ');
  return `${title}. ${article.author}, ${article.publisher}, ${article.published}. ${article.url}`;
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
