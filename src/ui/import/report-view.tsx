import { type ReactElement, useState } from 'react';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import type { ImportReport } from '@/state/app-state';
import { selectRows } from '@/state/selectors';
import { useApp, useServices } from '@/ui/app-context';
import { ErrorsSection } from './errors-section';
import type { FileImport } from './file-import';
import { isolate } from './isolate';
import { MappingForm } from './mapping-form';
import { RejectedSection } from './rejected-section';
import { ReportFacts } from './report-facts';
import { WarningsSection } from './warnings-section';

interface ReportViewProps {
  readonly name: string;
  readonly report: ImportReport;
  readonly fileImport: FileImport;
  readonly onShow: () => void;
}

/** What became of a file: how much of it was loaded, what was not and why, and what can be done about it. */
export function ReportView({ name, report, fileImport, onShow }: ReportViewProps): ReactElement {
  const { t, format } = useServices();
  const [isMapping, setIsMapping] = useState(false);
  const { needsMapping, columns, mapping, preview } = report;
  const request = needsMapping ?? { columns, guesses: mapping, missing: [], preview };
  const isForm = needsMapping !== null || isMapping;
  return (
    <section className="data-section report" aria-label={t('report.title', { name })}>
      <p className="report-name">
        <bdi>{name}</bdi>
      </p>
      <div role="status">
        <h3 className="report-headline">{headline(report, name, t, format)}</h3>
      </div>
      <div className="report-actions">
        {report.loaded > 0 && (
          <button type="button" className="button button-main" onClick={onShow}>
            {t('report.show')}
          </button>
        )}
        {report.loaded > 0 && <TogetherOrAlone onShow={onShow} />}
        {needsMapping === null && columns.length > 0 && (
          <button
            type="button"
            className="button"
            aria-expanded={isMapping}
            onClick={() => {
              setIsMapping(!isMapping);
            }}
          >
            {t('mapping.change')}
          </button>
        )}
      </div>
      <ErrorsSection report={report} fileImport={fileImport} />
      {isForm && <MappingForm request={request} fileImport={fileImport} />}
      {needsMapping === null && (
        <>
          <WarningsSection report={report} fileImport={fileImport} />
          {report.records > 0 && <RejectedSection name={name} report={report} />}
          {(report.records > 0 || report.loaded > 0) && (
            <ReportFacts report={report} fileImport={fileImport} />
          )}
        </>
      )}
    </section>
  );
}

/** The file came alone: one click shows it together with what was there. It came among others: one shows it alone. */
function TogetherOrAlone({ onShow }: Pick<ReportViewProps, 'onShow'>): ReactElement | null {
  const { t, data } = useServices();
  const importing = useApp((state) => state.importing);
  const parts = useApp((state) => selectRows(state)?.parts ?? null);
  if (importing.kind !== 'finished' || importing.id === null || parts === null) return null;
  const { id, others } = importing;
  if (!parts.some((part) => part.id === id)) return null;
  const [other] = others;
  const isAlone = parts.length === 1;
  if (isAlone && other === undefined) return null;
  const names = others.map(({ name }) => (name === '' ? t('report.theArticle') : isolate(name)));
  return (
    <button
      type="button"
      className="button button-wrap"
      onClick={() => {
        void (isAlone ? data.add(others.map((each) => each.id)) : data.showAlone(id));
        onShow();
      }}
    >
      {isAlone ? t('report.together', { count: others.length, name: names[0] ?? '' }) : t('report.alone')}
    </button>
  );
}

const headline = (
  { records, loaded, needsMapping }: ImportReport,
  name: string,
  t: Translate,
  format: Format,
): string => {
  if (needsMapping !== null) return t('mapping.which');
  if (loaded > 0) return t('report.loaded', { loaded: format.number(loaded), records });
  return records > 0 ? t('report.nothingOf', { records }) : t('report.nothing', { name: isolate(name) });
};
