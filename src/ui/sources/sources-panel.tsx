import type { ReactElement } from 'react';
import type { Dossier } from '@/domain/dossier';
import { SOURCE_PARTS } from '@/state/app-state';
import { selectHasArticle } from '@/state/dataset-selectors';
import { selectRows } from '@/state/selectors';
import { sourcePartChosen } from '@/state/source-transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import '@/ui/styles/sources.css';
import { ClaimsPart } from './claims-part';
import { FileSources, FileTerms } from './file-sources';
import { ReaderNotes } from './reader-notes';
import { RivalQuestions } from './rival-questions';
import { TracedFigures } from './traced-figures';

/** Who says so: of the article every claim with its way to the page, of a file what it names as sources. */
export function SourcesPanel(): ReactElement | null {
  const { t } = useServices();
  const rows = useApp(selectRows);
  if (rows === null) return null;
  const files = rows.parts.flatMap(({ info }) => info ?? []);
  return (
    <section className="sources-view" aria-label={t('view.sources')}>
      {selectHasArticle(rows) ? (
        <>
          <ArticleSources dossier={rows.dossier} />
          <FileTerms datasets={files} />
        </>
      ) : (
        <FileSources key={rows.dossier.id} datasets={files} />
      )}
    </section>
  );
}

function ArticleSources({ dossier }: { readonly dossier: Dossier }): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const part = useApp((state) => state.sourcePart);
  return (
    <>
      <h2>{t('sources.title')}</h2>
      <TracedFigures dossier={dossier} />
      <div className="sources-parts" role="group" aria-label={t('sources.parts')}>
        {SOURCE_PARTS.map((value) => (
          <button
            key={value}
            type="button"
            className="button"
            aria-pressed={value === part}
            onClick={() => {
              act(sourcePartChosen(value));
            }}
          >
            {t(`sources.part.${value}`)}
          </button>
        ))}
      </div>
      {part === 'claims' && <ClaimsPart />}
      {part === 'rivals' && <RivalQuestions dossier={dossier} />}
      {part === 'notes' && <ReaderNotes dossier={dossier} />}
    </>
  );
}
