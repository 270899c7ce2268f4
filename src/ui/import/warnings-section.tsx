import type { ReactElement } from 'react';
import type { ImportReport } from '@/state/app-state';
import { useServices } from '@/ui/app-context';
import type { FileImport } from './file-import';
import { RemedyControls } from './remedy-controls';
import { NOTICE_WORDS, type NoticeKind, WARNING_WORDS, type WarningKind } from './report-words';
import { ShortValue } from './short-value';

interface WarningsSectionProps {
  readonly report: ImportReport;
  readonly fileImport: FileImport;
}

const kindsOf = <Kind extends string>(
  counts: Readonly<Partial<Record<Kind, number>>>,
): readonly (readonly [Kind, number])[] => Object.entries(counts) as unknown as readonly [Kind, number][];

/** What may be wrong in records that loaded, each with what can be done; what was decided while reading, folded. */
export function WarningsSection({ report, fileImport }: WarningsSectionProps): ReactElement {
  const { t } = useServices();
  const warnings = kindsOf<WarningKind>(report.warnings);
  const notices = kindsOf<NoticeKind>(report.notices);
  return (
    <>
      {warnings.length > 0 && (
        <section className="report-part">
          <h4>{t('report.warnings')}</h4>
          <ul className="report-list report-warnings">
            {warnings.map(([kind, count]) => (
              <li key={kind}>
                <Remark
                  kind={kind}
                  words={t(WARNING_WORDS[kind])}
                  count={count}
                  examples={examplesOf(report, kind)}
                />
                {report.remedies
                  .filter((offer) => offer.for === kind)
                  .map((offer) => (
                    <RemedyControls key={offer.remedy.kind} remedy={offer.remedy} fileImport={fileImport} />
                  ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notices.length > 0 && (
        <details className="report-part data-fold">
          <summary>{t('report.notices', { count: notices.length })}</summary>
          <ul className="report-list">
            {notices.map(([kind, count]) => (
              <li key={kind}>
                <Remark
                  kind={kind}
                  words={t(NOTICE_WORDS[kind])}
                  count={count}
                  examples={examplesOf(report, kind)}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

type Example = ImportReport['examples'][number];

const examplesOf = ({ examples }: ImportReport, kind: WarningKind | NoticeKind): readonly Example[] =>
  examples.filter((example) => example.kind === kind && example.value !== '').slice(0, 3);

/** Said once of a file, not of so many records. */
const ABOUT_THE_FILE: ReadonlySet<WarningKind | NoticeKind> = new Set([
  'ambiguous-date-order',
  'unsupported-crs',
  'file-truncated',
  'unread-member',
  'encoding-guessed',
  'nul-bytes-removed',
  'reprojected',
  'preamble-rows',
  'tag-rows',
  'network-links-ignored',
  'guards-removed',
]);

interface RemarkProps {
  readonly kind: WarningKind | NoticeKind;
  readonly words: string;
  readonly count: number;
  readonly examples: readonly Example[];
}

function Remark({ kind, words, count, examples }: RemarkProps): ReactElement {
  const { t, format } = useServices();
  return (
    <>
      <p className="remark">
        <span className="remark-count">
          {ABOUT_THE_FILE.has(kind) ? t('report.wholeFile') : t('report.types', { count })}
        </span>
        <span>{words}</span>
      </p>
      {examples.length > 0 && (
        <p className="note remark-examples">
          <span>{t('report.moreExamples')}</span>
          {examples.map(({ record, value }) => (
            <span key={`${record} ${value}`}>
              <ShortValue text={value} />
              {record > 0 && <> {t('report.exampleAt', { record: format.number(record) })}</>}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
