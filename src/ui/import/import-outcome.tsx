import type { ReactElement } from 'react';
import type { ImportState } from '@/state/app-state';
import { useApp, useServices } from '@/ui/app-context';
import type { FileImport } from './file-import';
import { isolate } from './isolate';
import { ReportView } from './report-view';

interface ImportOutcomeProps {
  readonly fileImport: FileImport;
  readonly onShow: () => void;
}

/** How far reading is, then what came of it. */
export function ImportOutcome({ fileImport, onShow }: ImportOutcomeProps): ReactElement {
  const { t } = useServices();
  const importing = useApp((state) => state.importing);
  switch (importing.kind) {
    case 'running':
      return <ImportProgress importing={importing} />;
    case 'finished':
      return (
        <ReportView
          key={importing.name}
          name={importing.name}
          report={importing.report}
          fileImport={fileImport}
          onShow={onShow}
        />
      );
    case 'failed':
      return (
        <p className="data-section data-failure" role="alert">
          {t('report.engineFailed', { name: isolate(importing.name), detail: importing.detail })}
        </p>
      );
    case 'cancelled':
      return (
        <p className="data-section" role="status">
          {t('report.cancelled', { name: isolate(importing.name) })}
        </p>
      );
    case 'idle':
      if (fileImport.isWaiting) {
        return (
          <p className="data-section" role="status">
            {t('report.waiting')}
          </p>
        );
      }
      return (
        <>
          {fileImport.isUnreadable && (
            <p className="data-section data-failure" role="alert">
              {t('report.unreadable')}
            </p>
          )}
        </>
      );
  }
}

function ImportProgress({
  importing,
}: {
  readonly importing: Extract<ImportState, { kind: 'running' }>;
}): ReactElement {
  const { t, data } = useServices();
  const { name, doneBytes, totalBytes } = importing;
  const percent =
    totalBytes === null || totalBytes === 0
      ? null
      : Math.min(100, Math.floor((doneBytes / totalBytes) * 100));
  const words =
    percent === null
      ? t('report.reading', { name: isolate(name) })
      : t('report.percent', { percent, name: isolate(name) });
  return (
    <section className="data-section data-progress">
      <p>{words}</p>
      <progress
        aria-label={t('report.reading', { name })}
        max={100}
        {...(percent === null ? {} : { value: percent })}
      />
      <button
        type="button"
        className="button"
        onClick={() => {
          data.cancelImport();
        }}
      >
        {t('report.cancel')}
      </button>
    </section>
  );
}
