import { type ReactElement, useId, useState } from 'react';
import type { MessageKey } from '@/i18n/translate';
import type { ImportReport } from '@/state/app-state';
import { useServices } from '@/ui/app-context';
import type { FileImport } from './file-import';
import { type Mapping, browserStorage, recallMapping, rememberMapping } from './remembered-mapping';
import { ShortValue } from './short-value';
import { TableScroller } from './table-scroller';

type MappingRequest = NonNullable<ImportReport['needsMapping']>;
type FieldName = keyof Mapping;

/** What can be chosen, in the order of the form. */
const FIELDS = [
  ['latitude', 'mapping.latitude'],
  ['longitude', 'mapping.longitude'],
  ['coordinates', 'mapping.coordinates'],
  ['start', 'mapping.start'],
  ['end', 'mapping.end'],
  ['eventType', 'mapping.type'],
  ['title', 'mapping.title'],
  ['low', 'mapping.deathsLow'],
  ['best', 'mapping.best'],
  ['high', 'mapping.deathsHigh'],
  ['notes', 'mapping.notes'],
  ['source', 'mapping.source'],
] as const satisfies readonly (readonly [FieldName, MessageKey])[];

/** What fewer files have; folded. */
const MORE_FIELDS = [
  ['id', 'mapping.id'],
  ['subEventType', 'mapping.subType'],
  ['sideA', 'mapping.sideA'],
  ['sideB', 'mapping.sideB'],
  ['place', 'mapping.place'],
  ['admin1', 'mapping.admin1'],
  ['country', 'mapping.country'],
  ['time', 'mapping.time'],
  ['year', 'mapping.year'],
  ['month', 'mapping.month'],
  ['day', 'mapping.day'],
  ['wherePrecision', 'mapping.wherePrecision'],
  ['whenPrecision', 'mapping.whenPrecision'],
  ['acledGeoPrecision', 'mapping.acledGeoPrecision'],
  ['acledTimePrecision', 'mapping.acledTimePrecision'],
] as const satisfies readonly (readonly [FieldName, MessageKey])[];

interface MappingFormProps {
  readonly request: MappingRequest;
  readonly fileImport: FileImport;
}

/** Asks which columns say where and when; what is chosen is remembered for the next file with the same columns. */
export function MappingForm({ request, fileImport }: MappingFormProps): ReactElement {
  const { t, format } = useServices();
  const { columns, guesses, preview } = request;
  const [recalled] = useState(() => recallMapping(browserStorage(), columns));
  const [chosen, setChosen] = useState<Mapping>({ ...guesses, ...recalled, ...fileImport.choices.mapping });
  const fieldsOf = (fields: typeof FIELDS | typeof MORE_FIELDS): ReactElement => (
    <div className="mapping-fields">
      {fields.map(([field, words]) => (
        <FieldSelect
          key={field}
          name={t(words)}
          columns={columns}
          value={chosen[field] ?? null}
          onChoose={(column) => {
            setChosen({ ...chosen, [field]: column });
          }}
        />
      ))}
    </div>
  );
  const missing = missingOf(chosen);
  const parts = missing.map((part) => t(`mapping.missing.${part}`));
  return (
    <form
      className="report-part mapping"
      onSubmit={(event) => {
        event.preventDefault();
        rememberMapping(browserStorage(), columns, chosen);
        fileImport.reopen({ mapping: chosen });
      }}
    >
      <p className="note">{t(recalled === null ? 'mapping.explain' : 'mapping.again')}</p>
      {fieldsOf(FIELDS)}
      <details className="data-fold">
        <summary>{t('mapping.more')}</summary>
        {fieldsOf(MORE_FIELDS)}
      </details>
      <p className="report-actions">
        <button type="submit" className="button button-main" disabled={missing.length > 0}>
          {t('mapping.read')}
        </button>
        {missing.length > 0 && (
          <span role="status">{t('mapping.incomplete', { parts: format.list(parts) })}</span>
        )}
      </p>
      {preview.length > 0 && <Preview columns={columns} preview={preview} chosen={chosen} />}
    </form>
  );
}

/** What a mapping lacks before a file can be read with it. */
const missingOf = (mapping: Mapping): readonly ('place' | 'date')[] => {
  const has = (field: FieldName): boolean => typeof mapping[field] === 'string';
  const hasPlace = has('coordinates') || (has('latitude') && has('longitude'));
  const hasDate = has('start') || has('year');
  return [...(hasPlace ? [] : (['place'] as const)), ...(hasDate ? [] : (['date'] as const))];
};

interface FieldSelectProps {
  readonly name: string;
  readonly columns: readonly string[];
  /** null: not in this file. */
  readonly value: string | null;
  readonly onChoose: (column: string | null) => void;
}

function FieldSelect({ name, columns, value, onChoose }: FieldSelectProps): ReactElement {
  const { t } = useServices();
  const id = useId();
  return (
    <div className="mapping-field">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        className="select"
        value={value ?? ''}
        onChange={(event) => {
          onChoose(event.target.value === '' ? null : event.target.value);
        }}
      >
        <option value="">{t('mapping.none')}</option>
        {columns.map((column) => (
          <option key={column} value={column}>
            {column}
          </option>
        ))}
      </select>
    </div>
  );
}

interface PreviewProps extends Pick<MappingRequest, 'columns' | 'preview'> {
  readonly chosen: Mapping;
}

function Preview({ columns, preview, chosen }: PreviewProps): ReactElement {
  const { t } = useServices();
  const heads = columns.map((column, position) => ({
    column,
    position,
    field: [...FIELDS, ...MORE_FIELDS]
      .flatMap(([field, words]) => (chosen[field] === column ? [t(words)] : []))
      .join(', '),
  }));
  const rows = preview.map((cells, position) => ({ cells, position }));
  return (
    <TableScroller name={t('mapping.preview')}>
      <table className="data-table mapping-preview">
        <thead>
          <tr>
            {heads.map(({ column, position, field }) => (
              <th key={position} scope="col" className={field === '' ? undefined : 'is-chosen'}>
                <ShortValue text={column} />
                <span className="mapping-use">{field}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.position}>
              {heads.map(({ position, field }) => (
                <td key={position} className={field === '' ? undefined : 'is-chosen'}>
                  <ShortValue text={row.cells[position] ?? ''} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  );
}
