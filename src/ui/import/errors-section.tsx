import type { ReactElement } from 'react';
import type { ImportReport } from '@/state/app-state';
import { useServices } from '@/ui/app-context';
import type { FileImport } from './file-import';
import { isolate } from './isolate';
import { RemedyControls } from './remedy-controls';
import { ERROR_WORDS, FACT_WORDS, type ImportFault } from './report-words';

interface ErrorsSectionProps {
  readonly report: ImportReport;
  readonly fileImport: FileImport;
}

/** Files, or parts of them, that could not be read: what, where, and the way out. */
export function ErrorsSection({ report, fileImport }: ErrorsSectionProps): ReactElement | null {
  const { t } = useServices();
  const { errors, remedies } = report;
  if (errors.length === 0) return null;
  return (
    <section className="report-part">
      <h4>{t('report.errors')}</h4>
      <ul className="report-list">
        {errors.map((error) => (
          <li key={`${error.kind} ${error.place}`} className="report-error">
            <p>{t(ERROR_WORDS[error.kind], { place: isolate(error.place) })}</p>
            <ErrorFacts error={error} />
            {remedies
              .filter((offer) => offer.for === error.kind)
              .map((offer) => (
                <RemedyControls key={offer.remedy.kind} remedy={offer.remedy} fileImport={fileImport} />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ErrorFacts({ error }: { readonly error: ImportFault }): ReactElement | null {
  const { t, format } = useServices();
  const facts = Object.entries(FACT_WORDS).flatMap(([name, words]) => {
    const value = Object.hasOwn(error.facts, name) ? error.facts[name] : undefined;
    if (value === undefined) return [];
    return [t(words, { value: typeof value === 'number' ? format.number(value) : isolate(value) })];
  });
  const place = error.line === null ? [] : [t('report.fact.line', { line: format.number(error.line) })];
  const sentences = [...place, ...facts];
  if (sentences.length === 0) return null;
  return <p className="note">{sentences.join(' ')}</p>;
}
