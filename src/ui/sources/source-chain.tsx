import { Fragment, type ReactElement } from 'react';
import { voiceId } from '@/domain/attribution';
import type { ChainLink } from '@/domain/event';
import type { SourceChain } from '@/state/source-selectors';
import { eventSelected } from '@/state/transitions';
import { useAct, useServices } from '@/ui/app-context';

/** The way from the speakers over those who passed it on to the page, drawn; each arrow opens a claim that came along it. */
export function SourceChainFigure({ chain }: { readonly chain: SourceChain }): ReactElement {
  const { t } = useServices();
  const { speakers, relays, page } = chain;
  const later = page === null ? relays : [...relays, page];
  const notes = [...speakers, ...later].filter(({ note }) => note !== '');
  return (
    <div className="source-chain">
      <div className="source-chain-line" role="group" aria-label={t('sources.chain')}>
        <span className="voices">
          {speakers.map((link) => (
            <Voice key={voiceId(link)} link={link} />
          ))}
        </span>
        {later.map((link, index) => (
          <Fragment key={voiceId(link)}>
            <Edge chain={chain} from={index === 0 ? speakers : later.slice(index - 1, index)} to={link} />
            <Voice link={link} />
          </Fragment>
        ))}
        {page === null && chain.events[0] !== undefined && (
          <span className="note">{t(`attribution.${chain.events[0].attribution.class}`)}</span>
        )}
      </div>
      {notes.map(({ name, note }) => (
        <p className="note" key={name} lang="en" dir="ltr">
          {name}: {note}
        </p>
      ))}
    </div>
  );
}

function Voice({ link }: { readonly link: ChainLink }): ReactElement {
  return (
    <span className={link.note === '' ? 'voice' : 'voice is-noted'} dir="auto" title={link.note}>
      {link.name}
    </span>
  );
}

/** An arrow. It opens the first claim that came this way; pressed again, the next one. */
function Edge({
  chain: { events },
  from,
  to,
}: {
  readonly chain: SourceChain;
  readonly from: readonly ChainLink[];
  readonly to: ChainLink;
}): ReactElement {
  const { t, store, format } = useServices();
  const act = useAct();
  const name = t('sources.edge', { from: format.list(from.map((link) => link.name)), to: to.name });
  return (
    <button
      type="button"
      className="edge"
      aria-label={name}
      title={name}
      onClick={() => {
        const { selection } = store.getState();
        const at = events.findIndex(({ id }) => id === selection);
        act(eventSelected(events[(at + 1) % events.length]?.id ?? null));
      }}
    >
      <svg viewBox="0 0 24 12" aria-hidden="true">
        <path d="M1 6h20M16.5 1.5 21 6l-4.5 4.5" />
      </svg>
    </button>
  );
}
