import { type ReactElement, useId, useRef } from 'react';
import { useApp, useServices } from '@/ui/app-context';
import { type CompanionRole, companionAddresses } from './companion-addresses';
import type { FileImport } from './file-import';
import { isolate } from './isolate';
import type { RemedyOffer } from './report-words';

interface RemedyProps<Kind extends RemedyOffer['remedy']['kind']> {
  readonly remedy: Extract<RemedyOffer['remedy'], { kind: Kind }>;
  readonly fileImport: FileImport;
}

/** The buttons for what can be done; each reads the same files again. */
export function RemedyControls({
  remedy,
  fileImport,
}: {
  readonly remedy: RemedyOffer['remedy'];
  readonly fileImport: FileImport;
}): ReactElement | null {
  switch (remedy.kind) {
    case 'swap-columns':
      return <SwapColumns remedy={remedy} fileImport={fileImport} />;
    case 'choose-date-order':
      return <ChooseDateOrder remedy={remedy} fileImport={fileImport} />;
    case 'choose-encoding':
      return <ChooseEncoding remedy={remedy} fileImport={fileImport} />;
    case 'choose-member':
      return <ChooseMember remedy={remedy} fileImport={fileImport} />;
    case 'add-files':
      return <AddFiles remedy={remedy} fileImport={fileImport} />;
    case 'choose-mapping':
      return null; // the form itself stands in the report
  }
}

function SwapColumns({ remedy, fileImport }: RemedyProps<'swap-columns'>): ReactElement {
  const { t } = useServices();
  return (
    <p className="remedy">
      <button
        type="button"
        className="button"
        onClick={() => {
          fileImport.reopen({ mapping: { ...fileImport.choices.mapping, ...remedy.mapping } });
        }}
      >
        {t('report.remedy.swap')}
      </button>
    </p>
  );
}

function ChooseDateOrder({ remedy, fileImport }: RemedyProps<'choose-date-order'>): ReactElement {
  const { t } = useServices();
  const { current, example } = remedy;
  const words = { dmy: t('report.remedy.dayFirst'), mdy: t('report.remedy.monthFirst') };
  return (
    <p className="remedy">
      <span>{t('report.remedy.order', { example: isolate(example), order: current })}</span>
      {(['dmy', 'mdy'] as const).map((order) => (
        <button
          key={order}
          type="button"
          className="button"
          aria-pressed={order === current}
          onClick={() => {
            fileImport.reopen({ dateOrder: order });
          }}
        >
          {words[order]}
        </button>
      ))}
    </p>
  );
}

function ChooseEncoding({ remedy, fileImport }: RemedyProps<'choose-encoding'>): ReactElement {
  const { t } = useServices();
  const id = useId();
  const options = [...new Set([remedy.current, ...remedy.options])];
  return (
    <p className="remedy">
      <label htmlFor={id}>{t('report.remedy.encoding')}</label>
      <select
        id={id}
        className="select"
        value={remedy.current}
        onChange={(event) => {
          fileImport.reopen({ encoding: event.target.value });
        }}
      >
        {options.map((encoding) => (
          <option key={encoding}>{encoding}</option>
        ))}
      </select>
    </p>
  );
}

function ChooseMember({ remedy, fileImport }: RemedyProps<'choose-member'>): ReactElement {
  const { t } = useServices();
  const id = useId();
  return (
    <p className="remedy">
      <label htmlFor={id}>{t('report.remedy.member')}</label>
      <select
        id={id}
        className="select"
        value={fileImport.choices.member ?? ''}
        onChange={(event) => {
          fileImport.reopen({ member: event.target.value });
        }}
      >
        <option value="" disabled>
          {t('report.remedy.memberAll')}
        </option>
        {remedy.members.map((member) => (
          <option key={member}>{member}</option>
        ))}
      </select>
    </p>
  );
}

function AddFiles({ remedy, fileImport }: RemedyProps<'add-files'>): ReactElement {
  const { t, format } = useServices();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const words = {
    events: t('report.remedy.role.events'),
    sources: t('report.remedy.role.sources'),
    associations: t('report.remedy.role.associations'),
  };
  return (
    <>
      <p className="remedy drop-zone-input">
        <label className="button" htmlFor={id}>
          {t('report.remedy.addFiles', { roles: format.list(remedy.roles.map((role) => words[role])) })}
        </label>
        <input
          id={id}
          ref={input}
          type="file"
          multiple
          onChange={() => {
            fileImport.addFiles([...(input.current?.files ?? [])]);
          }}
        />
      </p>
      <WhereTheyLie roles={remedy.roles} />
    </>
  );
}

/** Of a file that was fetched: the addresses beside it where the others would lie. They are not fetched unasked. */
function WhereTheyLie({ roles }: { readonly roles: readonly CompanionRole[] }): ReactElement | null {
  const { t } = useServices();
  const address = useApp(({ importing }) => (importing.kind === 'finished' ? importing.address : null));
  const addresses = address === null ? [] : companionAddresses(address, roles);
  if (addresses.length === 0) return null;
  return (
    <div className="note">
      <p>{t('report.remedy.beside')}</p>
      <ul className="report-list">
        {addresses.map((each) => (
          <li key={each}>
            <a href={each} target="_blank" rel="noreferrer noopener">
              <bdi dir="ltr">{each}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
