import { Fragment, type ReactElement, useEffect, useState } from 'react';
import type { DatasetInfo, SourceValues } from '@/state/app-state';
import { speakerChosen } from '@/state/source-transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';

/** UCDP names an article for nearly every row: more than these nobody reads down. */
const MOST_LISTED = 200;

type Answer = SourceValues | 'loading' | 'failed';

interface FilesProps {
  readonly datasets: readonly DatasetInfo[];
}

/** How each file must be cited, and whether it may leave the device. */
export function FileTerms({ datasets }: FilesProps): ReactElement | null {
  const { t } = useServices();
  if (datasets.length === 0) return null;
  return (
    <dl className="file-terms">
      {datasets.map((dataset) => (
        <Fragment key={dataset.id}>
          {datasets.length > 1 && (
            <dt>
              <bdi>{dataset.name}</bdi>
            </dt>
          )}
          {dataset.citation !== '' && (
            <>
              {datasets.length === 1 && <dt>{t('sources.fileCitation')}</dt>}
              <dd dir="auto">{dataset.citation}</dd>
            </>
          )}
          <dd>{t(termsOf(dataset))}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** What files name as their sources, how they must be cited, and what they cannot tell. */
export function FileSources({ datasets }: FilesProps): ReactElement {
  const { t, data } = useServices();
  const [answer, setAnswer] = useState<Answer>('loading');
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const found = await data.listSources();
      if (isWanted) setAnswer(found ?? 'failed');
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [data]);
  return (
    <>
      <h2>{t('sources.fileTitle')}</h2>
      <FileTerms datasets={datasets} />
      <p className="file-limits">{t('sources.fileLimits')}</p>
      {answer === 'loading' && <p className="note">{t('sources.fileLoading')}</p>}
      {answer === 'failed' && <p role="alert">{t('sources.fileFailed')}</p>}
      {typeof answer === 'object' && <SourceTexts {...answer} />}
    </>
  );
}

const termsOf = ({
  isLocalOnly,
  citation,
}: DatasetInfo): 'sources.fileTermsLocal' | 'sources.fileTermsOpen' | 'sources.fileTermsUnknown' => {
  if (isLocalOnly) return 'sources.fileTermsLocal';
  return citation === '' ? 'sources.fileTermsUnknown' : 'sources.fileTermsOpen';
};

function SourceTexts({ values, counts }: SourceValues): ReactElement {
  const { t, format } = useServices();
  const act = useAct();
  const chosen = useApp((state) => state.speaker);
  const named = values.filter((value) => value !== '').length;
  if (named === 0) return <p>{t('sources.fileNone')}</p>;
  const listed = values.slice(0, MOST_LISTED);
  return (
    <>
      <p className="note">
        {t('sources.fileCount', { count: named })}
        {values.length > MOST_LISTED && ` ${t('sources.fileShown', { shown: format.number(MOST_LISTED) })}`}
      </p>
      <ul className="file-sources" aria-label={t('view.sources')}>
        {listed.map((value, index) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={value === chosen}
              disabled={value === ''}
              onClick={() => {
                act(speakerChosen(value === chosen ? null : value));
              }}
            >
              <span dir="auto">{value === '' ? t('sources.fileBlank') : value}</span>
              <span className="speaker-count">{t('sources.fileRows', { count: counts[index] ?? 0 })}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
