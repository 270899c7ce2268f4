import '@/ui/styles/datasets.css';
import { type ReactElement, useRef } from 'react';
import type { DatasetResult } from '@/domain/row-index';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import { datasetToggled } from '@/state/dataset-transitions';
import { ARTICLE, type DatasetEntry, datasetEntries } from '@/state/datasets';
import { selectRows } from '@/state/selectors';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { isolate } from '@/ui/import/isolate';
import { useLive } from '@/ui/live';
import { writeText } from '@/ui/write-text';

/** Hexadecimal digits of a hash that tell files apart for people. */
const SHOWN_DIGITS = 12;

/** The datasets on the map, each with a switch of its own, its figures and its citation. */
export function DatasetGroup(): ReactElement {
  const { t, data } = useServices();
  const choices = useApp((state) => state.datasets);
  const rows = useApp(selectRows);
  const entries = datasetEntries(choices, rows?.parts ?? []);
  const here = entries.filter(({ position }) => position >= 0);
  const hasArticle = entries.some(({ id }) => id === ARTICLE);
  return (
    <fieldset className="datasets">
      <legend>{t('datasets.title')}</legend>
      {!hasArticle && (
        <button
          type="button"
          className="link-button datasets-add"
          onClick={() => {
            void data.add([ARTICLE]);
          }}
        >
          {t('datasets.addArticle')}
        </button>
      )}
      <ul>
        {entries.map((entry) =>
          entry.position < 0 ? (
            <MissingDataset key={entry.id} entry={entry} />
          ) : (
            <ShownDataset key={entry.id} entry={entry} isOnly={here.length === 1} />
          ),
        )}
      </ul>
      {here.length > 1 && <p className="note">{t('datasets.notMerged')}</p>}
    </fieldset>
  );
}

interface EntryProps {
  readonly entry: DatasetEntry;
}

function ShownDataset({ entry, isOnly }: EntryProps & { readonly isOnly: boolean }): ReactElement {
  const { t, data } = useServices();
  const act = useAct();
  const { id, info, isHidden } = entry;
  const name = info?.name ?? t('device.article');
  const isOneLine = isOnly && info?.isLocalOnly !== true;
  return (
    <li className={isOneLine ? 'dataset dataset-line' : 'dataset'}>
      <label className="dataset-switch">
        <input
          type="checkbox"
          checked={!isHidden}
          onChange={() => {
            act(datasetToggled(id));
          }}
        />
        <bdi className="dataset-name" title={name}>
          {name}
        </bdi>
      </label>
      <div className="dataset-actions">
        {!isOnly && (
          <button
            type="button"
            className="link-button"
            aria-label={t('datasets.aloneName', { name })}
            onClick={() => {
              void data.showAlone(id);
            }}
          >
            {t('datasets.alone')}
          </button>
        )}
        {!(isOnly && id === ARTICLE) && (
          <button
            type="button"
            className="link-button"
            aria-label={t('datasets.removeName', { name })}
            onClick={() => {
              void data.remove(id);
            }}
          >
            {t('datasets.remove')}
          </button>
        )}
      </div>
      <p className="dataset-figures note">
        <DatasetFigures entry={entry} isOnly={isOnly} />
        {info?.isLocalOnly === true && (
          <span className="dataset-local" title={t('device.localOnlyNote')}>
            {t('device.localOnly')}
          </span>
        )}
      </p>
      {!isHidden && info !== null && info.citation !== '' && (
        <p className="dataset-citation note" lang="en" dir="ltr" title={info.citation}>
          {info.citation}
        </p>
      )}
    </li>
  );
}

/** What the dataset has in the window and under the filters, shown or hidden; alone, how large it is. Follows a drag. */
function DatasetFigures({ entry, isOnly }: EntryProps & { readonly isOnly: boolean }): ReactElement {
  const { t, format } = useServices();
  const { info, position, rowCount } = entry;
  const words = useRef<HTMLSpanElement>(null);
  useLive(({ results }, previous) => {
    if (words.current === null || results === previous?.results) return;
    const result = isOnly ? null : (results?.[position] ?? null);
    const text =
      result === null
        ? t('datasets.records', { count: rowCount })
        : [countWords(result, t, format), ...(info === null ? [] : [deathWords(result, t, format)])].join(
            ' · ',
          );
    writeText(words.current, text);
  });
  return <span ref={words} />;
}

const countWords = ({ certain, possible }: DatasetResult, t: Translate, format: Format): string =>
  certain === possible
    ? t('datasets.events', { count: possible })
    : t('result.count', { certain, possible: format.number(possible) });

/** Of a file. Claims of the article overlap: its figures are never added up. */
const deathWords = (
  { deaths: { low, best, high, withoutFigure } }: DatasetResult,
  t: Translate,
  format: Format,
): string => {
  if (high === 0 && withoutFigure > 0) return t('result.deathsNotGiven', { count: withoutFigure });
  const range = `${format.number(low)}–${format.number(high)}`;
  const isOne = low === best && high === best;
  return t('result.deaths', { range: isOne ? format.number(best) : `${format.number(best)} (${range})` });
};

/** A file that the link names and this device does not have. */
function MissingDataset({ entry: { id } }: EntryProps): ReactElement | null {
  const { t, data } = useServices();
  if (!id.startsWith('sha256:')) return null; // what is fetched has a dialog of its own
  const fingerprint = id.slice('sha256:'.length, 'sha256:'.length + SHOWN_DIGITS);
  return (
    <li className="dataset dataset-missing">
      <p className="dataset-name">{t('datasets.missing')}</p>
      <div className="dataset-actions">
        <button
          type="button"
          className="link-button"
          aria-label={t('datasets.removeName', { name: fingerprint })}
          onClick={() => {
            void data.remove(id);
          }}
        >
          {t('datasets.remove')}
        </button>
      </div>
      <p className="dataset-figures note">
        {t('datasets.missingNote', { fingerprint: isolate(fingerprint) })}
      </p>
    </li>
  );
}
