import type { ReactElement, ReactNode } from 'react';
import { parseIsoSpan } from '@/domain/time';
import type { MessageKey } from '@/i18n/translate';
import type { ImportReport } from '@/state/app-state';
import { useServices } from '@/ui/app-context';
import type { FileImport } from './file-import';
import { isolate } from './isolate';
import { LooseRemedies } from './loose-remedies';
import { ShortValue } from './short-value';

const TYPES_SHOWN = 8;
/** What the importer counts a record without a type as. */
const NO_TYPE = '(none)';
/** UCDP's codes for `type_of_violence` (GED codebook 25.1). */
const GED_TYPES: Readonly<Record<string, MessageKey>> = {
  '1': 'report.ged.stateBased',
  '2': 'report.ged.nonState',
  '3': 'report.ged.oneSided',
};

interface ReportFactsProps {
  readonly report: ImportReport;
  readonly fileImport: FileImport;
}

/** What the file turned out to be: format, dates, figures, types, and the choices that reading it took. */
export function ReportFacts({ report, fileImport }: ReportFactsProps): ReactElement {
  const { t } = useServices();
  const { shapes, files, dataset } = report;
  return (
    <section className="report-part">
      <h4>{t('report.howRead')}</h4>
      <dl className="facts">
        <Fact name={t('report.format')}>
          <FormatFact report={report} />
        </Fact>
        <Fact name={t('report.dates')}>
          <DatesFact report={report} />
        </Fact>
        {report.loaded > 0 && (
          <Fact name={t('report.deaths')}>
            <DeathsFact report={report} />
          </Fact>
        )}
        {shapes !== null && shapes.tracks + shapes.vertices > report.loaded && (
          <Fact name={t('report.shapes')}>
            {t('report.shapesFacts', {
              tracks: shapes.tracks,
              points: shapes.trackPoints,
              vertices: shapes.vertices,
            })}
          </Fact>
        )}
        {files.length > 1 && (
          <Fact name={t('report.files')}>
            <FilesFact report={report} />
          </Fact>
        )}
      </dl>
      <LooseRemedies report={report} fileImport={fileImport} />
      <TypeCounts report={report} />
      {dataset !== null && (
        <p className="note">
          {dataset.localOnly && <strong className="device-local">{t('device.localOnly')}</strong>}
          {dataset.localOnly && ` ${t('device.localOnlyNote')} `}
          {t('report.citation', { citation: dataset.citation })}
        </p>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FormatFact({ report }: { readonly report: ImportReport }): ReactElement {
  const { t, format } = useServices();
  const { delimiter, headerLine, encoding } = report;
  const names: Readonly<Record<string, string>> = {
    ',': t('report.delimiter.comma'),
    ';': t('report.delimiter.semicolon'),
    '\t': t('report.delimiter.tab'),
    '|': t('report.delimiter.pipe'),
  };
  const parts = [report.format];
  if (encoding !== null) parts.push(encoding.toUpperCase());
  if (delimiter !== null) {
    parts.push(t('report.separated', { mark: names[delimiter] ?? `“${delimiter}”` }));
    parts.push(
      headerLine === null
        ? t('report.header.none')
        : t('report.header.at', { line: format.number(headerLine) }),
    );
  }
  return <>{parts.join(' · ')}</>;
}

function DatesFact({ report }: { readonly report: ImportReport }): ReactElement {
  const { t, format } = useServices();
  const say = (iso: string): string => {
    const day = parseIsoSpan(iso);
    return day === null ? iso : format.day(day.start);
  };
  const { start, end, dateOrder } = report;
  if (start === null || end === null) return <>{t('report.noDates')}</>;
  return (
    <>
      {start === end ? say(start) : t('report.date', { first: say(start), last: say(end) })}
      {dateOrder?.basis === 'decided-by-value' && (
        <span className="note fact-note">
          {t('report.dateOrder', { order: dateOrder.order, example: isolate(dateOrder.example) })}
        </span>
      )}
    </>
  );
}

function DeathsFact({ report }: { readonly report: ImportReport }): ReactElement {
  const { t, format } = useServices();
  const { fatalities, withoutFatalities, loaded, mapping } = report;
  if (withoutFatalities === loaded) return <>{t('report.deathsNone')}</>;
  // Without a column of its own a sum of 0 is no figure at all.
  const isGiven = (bound: 'low' | 'best' | 'high'): boolean =>
    fatalities[bound] > 0 || mapping[bound] !== undefined;
  const figures = [
    isGiven('low') ? t('report.deathsLow', { low: format.number(fatalities.low) }) : null,
    isGiven('best') ? t('report.deathsBest', { best: format.number(fatalities.best) }) : null,
    isGiven('high') ? t('report.deathsHigh', { high: format.number(fatalities.high) }) : null,
  ].filter((figure) => figure !== null);
  return (
    <>
      {figures.join(' · ')}
      {withoutFatalities > 0 && (
        <span className="note fact-note">{t('report.deathsWithout', { count: withoutFatalities })}</span>
      )}
    </>
  );
}

function FilesFact({ report }: { readonly report: ImportReport }): ReactElement {
  const { t, format } = useServices();
  return (
    <ul>
      {report.files.map(({ name, records, loaded }) => (
        <li key={name}>
          {t('report.fileFacts', {
            name: isolate(name),
            loaded: format.number(loaded),
            records: format.number(records),
          })}
        </li>
      ))}
    </ul>
  );
}

function TypeCounts({ report }: { readonly report: ImportReport }): ReactElement | null {
  const { t } = useServices();
  // Names that are whole numbers lose their order in an object, so it is made again.
  const counts = Object.entries(report.countsByType).toSorted((a, b) => b[1] - a[1]);
  const isGed = report.dataset?.id === 'ucdp-ged';
  const types = counts.map(([type, count]) => ({ type, count, words: isGed ? GED_TYPES[type] : undefined }));
  if (types.length === 0) return null;
  const rest = types.slice(TYPES_SHOWN);
  return (
    <>
      <h5>{t('report.counts')}</h5>
      <TypeTable types={types.slice(0, TYPES_SHOWN)} />
      {rest.length > 0 && (
        <details className="data-fold">
          <summary>{t('report.countsRest', { types: rest.length })}</summary>
          <TypeTable types={rest.slice(0, 500)} />
        </details>
      )}
    </>
  );
}

interface TypeCount {
  readonly type: string;
  readonly count: number;
  /** Said in place of a code. */
  readonly words: MessageKey | undefined;
}

function TypeTable({ types }: { readonly types: readonly TypeCount[] }): ReactElement {
  const { t, format } = useServices();
  return (
    <ul className="reasons">
      {types.map(({ type, count, words = type === NO_TYPE ? 'report.typeNone' : undefined }) => (
        <li key={type}>
          <span className="figure">{format.number(count)}</span>{' '}
          {words === undefined ? <ShortValue text={type} /> : t(words)}
        </li>
      ))}
    </ul>
  );
}
