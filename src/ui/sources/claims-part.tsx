import { type ReactElement, useState } from 'react';
import type { ConflictEvent } from '@/domain/event';
import type { Rows } from '@/state/app-state';
import { selectRows } from '@/state/selectors';
import { groupBySpeaker, selectSourcedEvents } from '@/state/source-selectors';
import { useApp, useServices } from '@/ui/app-context';
import { ClaimRow } from './claim-row';
import { SourceFilters } from './source-filters';
import { SourceChainFigure } from './source-chain';
import { SubjectNote } from './subject-note';

type Arrangement = 'speaker' | 'order';

/** The claims: grouped by who speaks first, or one after the other on the clock that is set. */
export function ClaimsPart(): ReactElement | null {
  const rows = useApp(selectRows);
  // Four fields of their own: a slice that is a new object each time would render at every change of the state.
  const speaker = useApp((state) => state.speaker);
  const relay = useApp((state) => state.relay);
  const about = useApp((state) => state.about);
  const support = useApp((state) => state.support);
  const [chosen, setChosen] = useState<Arrangement | null>(null);
  if (rows === null) return null;
  const events = selectSourcedEvents(rows, { speaker, relay, about, support });
  // Whoever asks what is said about one place wants it told in order.
  const arrangement = chosen ?? (about === null ? 'speaker' : 'order');
  return (
    <>
      <SourceFilters dossier={rows.dossier} />
      {about !== null && <SubjectNote id={about} dossier={rows.dossier} />}
      <ClaimsHead
        count={events.length}
        total={rows.marks.length}
        arrangement={arrangement}
        onArrange={setChosen}
      />
      {arrangement === 'speaker' ? (
        <BySpeaker events={events} rows={rows} />
      ) : (
        <InOrder events={events} rows={rows} />
      )}
    </>
  );
}

function ClaimsHead({
  count,
  total,
  arrangement,
  onArrange,
}: {
  readonly count: number;
  readonly total: number;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
}): ReactElement {
  const { t, format } = useServices();
  return (
    <div className="sources-head">
      <p role="status" aria-label={t('sources.listed')}>
        {t('sources.count', { count, total: format.number(total) })}
      </p>
      {count === 0 && <p className="note">{t('sources.none')}</p>}
      <div className="sources-arrange" role="group" aria-label={t('sources.arrange')}>
        {(['speaker', 'order'] as const).map((value) => (
          <button
            key={value}
            type="button"
            className="button"
            aria-pressed={value === arrangement}
            onClick={() => {
              onArrange(value);
            }}
          >
            {t(value === 'speaker' ? 'sources.bySpeaker' : 'sources.inOrder')}
          </button>
        ))}
      </div>
    </div>
  );
}

interface ListProps {
  readonly events: readonly ConflictEvent[];
  readonly rows: Rows;
}

function BySpeaker({ events, rows }: ListProps): ReactElement {
  const { t } = useServices();
  return (
    <>
      {groupBySpeaker(events).map((group) => (
        <section className="speaker-group" key={group.id} aria-label={group.name}>
          <h3>
            <span dir="auto">{group.name}</span>
            <span className="speaker-count">{t('sources.speakerCount', { count: group.count })}</span>
          </h3>
          {group.chains.map((chain) => (
            <div className="chain-group" key={chain.key}>
              <SourceChainFigure chain={chain} />
              <ol>
                {chain.events.map((event) => (
                  <ClaimRow key={event.id} event={event} rows={rows} />
                ))}
              </ol>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

function InOrder({ events, rows }: ListProps): ReactElement {
  const { t } = useServices();
  return (
    <>
      <p className="note sources-order">{t(`sources.inOrder.${rows.clock}`)}</p>
      <ol className="claims-in-order" aria-label={t('sources.inOrder')}>
        {events.map((event) => (
          <ClaimRow key={event.id} event={event} rows={rows} hasChain />
        ))}
      </ol>
    </>
  );
}
