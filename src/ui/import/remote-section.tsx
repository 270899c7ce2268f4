import { type ReactElement, useId } from 'react';
import type { FetchFailure, RemoteFile } from '@/state/app-state';
import { type AppServices, useApp, useServices } from '@/ui/app-context';
import { byteSizeWords } from './byte-size-words';
import { isolate } from './isolate';

type OpenRemote = Exclude<RemoteFile, { kind: 'read' }>;

/** The file elsewhere that a link names: the question before anything is fetched, how far it is, or why it failed. */
export function RemoteSection({ remote }: { readonly remote: OpenRemote }): ReactElement {
  switch (remote.kind) {
    case 'asked':
      return <Question remote={remote} />;
    case 'fetching':
      return <Fetching remote={remote} />;
    case 'failed':
      return <Failure remote={remote} />;
  }
}

function Question({ remote }: { readonly remote: OpenRemote }): ReactElement {
  const { t, data } = useServices();
  const { host, address } = remote;
  const titleId = useId();
  return (
    <section className="data-section remote" aria-labelledby={titleId}>
      <h3 id={titleId}>{t('remote.title')}</h3>
      <p>{t('remote.explain', { host: isolate(host) })}</p>
      <dl className="remote-facts">
        <dt>{t('remote.host')}</dt>
        <dd>
          <bdi dir="ltr" className="remote-host">
            {host}
          </bdi>
        </dd>
        <dt>{t('remote.address')}</dt>
        <dd>
          <bdi dir="ltr">{address}</bdi>
        </dd>
      </dl>
      <p className="report-actions">
        <button
          type="button"
          className="button button-main"
          onClick={() => {
            void data.fetchLinked();
          }}
        >
          {t('remote.open')}
        </button>
        <button type="button" className="button" onClick={data.declineLinked}>
          {t('remote.notNow')}
        </button>
      </p>
    </section>
  );
}

function Fetching({ remote }: { readonly remote: OpenRemote }): ReactElement | null {
  const { t, format, data } = useServices();
  const importing = useApp((state) => state.importing);
  if (importing.kind !== 'running') return null;
  const { name, doneBytes, totalBytes } = importing;
  const words = { name: isolate(name), host: isolate(remote.host) };
  return (
    <section className="data-section data-progress">
      <p>
        {doneBytes === 0
          ? t('remote.fetching', words)
          : t('remote.fetched', { ...words, size: byteSizeWords(doneBytes, t, format) })}
      </p>
      <progress
        aria-label={t('remote.fetching', words)}
        {...(totalBytes === null || totalBytes === 0
          ? {}
          : { max: 100, value: Math.min(100, Math.floor((doneBytes / totalBytes) * 100)) })}
      />
      <button type="button" className="button" onClick={data.declineLinked}>
        {t('report.cancel')}
      </button>
    </section>
  );
}

const failureWords = (failure: FetchFailure, host: string, { t, format }: AppServices): string => {
  const words = { host: isolate(host) };
  switch (failure.kind) {
    case 'unreachable':
      return t('remote.unreachable', words);
    case 'not-found':
      return t('remote.notFound', words);
    case 'forbidden':
      return t('remote.forbidden', words);
    case 'status':
      return t('remote.status', { ...words, status: String(failure.status) });
    case 'web-page':
      return t('remote.webPage', words);
    case 'too-large':
      return t('remote.tooLarge', { limit: byteSizeWords(failure.limitBytes, t, format) });
  }
};

function Failure({ remote }: { readonly remote: Extract<OpenRemote, { kind: 'failed' }> }): ReactElement {
  const services = useServices();
  const { t, data } = services;
  const { host, address, failure } = remote;
  const titleId = useId();
  return (
    <section className="data-section remote" aria-labelledby={titleId}>
      <h3 id={titleId}>{t('remote.failed')}</h3>
      <p role="alert">{failureWords(failure, host, services)}</p>
      <p>{t('remote.remedy')}</p>
      <p className="remote-address">
        <bdi dir="ltr">{address}</bdi>
      </p>
      <p className="report-actions">
        <a className="button" href={address} target="_blank" rel="noreferrer noopener">
          {t('remote.visit')}
        </a>
        <button
          type="button"
          className="button"
          onClick={() => {
            void data.fetchLinked();
          }}
        >
          {t('remote.again')}
        </button>
      </p>
    </section>
  );
}
