import type { ReactElement } from 'react';
import type { ImportReport } from '@/state/app-state';
import { useServices } from '@/ui/app-context';
import { rejectedCsv } from './rejected-csv';
import { DETAIL_WORDS, REASON_WORDS, type RejectionReason } from './report-words';
import { saveText } from './save-text';
import { ShortValue } from './short-value';
import { TableScroller } from './table-scroller';

const SHOWN = 200;

interface RejectedSectionProps {
  readonly name: string;
  readonly report: ImportReport;
}

/** Every record that was not loaded, counted by reason, the first of them one by one, and all for download. */
export function RejectedSection({ name, report }: RejectedSectionProps): ReactElement {
  const { t, format } = useServices();
  const { rejected, rejectedTotal, rejectedByReason, rejectedCut, dataset, offMap, merged } = report;
  const reasons = (Object.entries(rejectedByReason) as [RejectionReason, number][]).toSorted(
    (a, b) => b[1] - a[1],
  );
  return (
    <section className="report-part">
      <h4>{t('report.rejected')}</h4>
      {rejectedTotal === 0 && <p>{t('report.rejectedNone')}</p>}
      {merged > 0 && <p>{t('report.merged', { count: merged })}</p>}
      {rejectedTotal > 0 && (
        <>
          <p>{t('report.rejectedCount', { count: rejectedTotal })}</p>
          <ul className="reasons">
            {reasons.map(([reason, count]) => (
              <li key={reason}>
                <span className="figure">{format.number(count)}</span> {t(REASON_WORDS[reason])}
              </li>
            ))}
          </ul>
          {offMap > 0 && <p>{t('report.offMap', { count: offMap })}</p>}
          <RejectedTable rejected={rejected.slice(0, SHOWN)} />
          <p className="report-actions">
            <button
              type="button"
              className="button"
              onClick={() => {
                saveText(`${name.replace(/\.[^.]*$/u, '')}-rejected.csv`, 'text/csv', rejectedCsv(report));
              }}
            >
              {t('report.download')}
            </button>
            {rejectedTotal > SHOWN && (
              <span className="note">
                {t('report.firstRows', {
                  shown: format.number(SHOWN),
                  total: format.number(rejectedTotal),
                })}
              </span>
            )}
            {rejectedTotal > rejected.length && (
              <span className="note">
                {t('report.listed', {
                  total: format.number(rejectedTotal),
                  listed: format.number(rejected.length),
                })}
              </span>
            )}
            {rejectedCut > 0 && <span className="note">{t('report.listedCut', { count: rejectedCut })}</span>}
            {dataset?.localOnly === true && <span className="note">{t('report.downloadLocal')}</span>}
          </p>
        </>
      )}
    </section>
  );
}

function RejectedTable({ rejected }: Pick<ImportReport, 'rejected'>): ReactElement {
  const { t, format } = useServices();
  const hasFiles = rejected.some(({ file }) => file !== '');
  const hasLines = rejected.some(({ line }) => line !== null);
  return (
    <TableScroller name={t('report.rejectedRows')}>
      <table className="data-table">
        <thead>
          <tr>
            {hasFiles && <th scope="col">{t('report.table.file')}</th>}
            <th scope="col" className="number">
              {t('report.table.record')}
            </th>
            {hasLines && (
              <th scope="col" className="number">
                {t('report.table.line')}
              </th>
            )}
            <th scope="col">{t('report.table.column')}</th>
            <th scope="col">{t('report.table.value')}</th>
            <th scope="col">{t('report.table.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rejected.map(({ file, record, line, column, value, reason, detail }) => (
            <tr key={`${file} ${record}`}>
              {hasFiles && (
                <td>
                  <ShortValue text={file} />
                </td>
              )}
              <td className="number">{format.number(record)}</td>
              {hasLines && <td className="number">{line === null ? '' : format.number(line)}</td>}
              <td>
                <ShortValue text={column} />
              </td>
              <td>
                <ShortValue text={value} />
              </td>
              <td>
                {t(REASON_WORDS[reason])}
                {detail !== null && <span className="note"> ({t(DETAIL_WORDS[detail])})</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  );
}
