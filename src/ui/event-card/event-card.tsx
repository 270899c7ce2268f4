import { type ReactElement, Suspense, lazy, useLayoutEffect } from 'react';
import type { ConflictEvent } from '@/domain/event';
import { markStyleOf } from '@/domain/mark-columns';
import { selectPartOf } from '@/state/dataset-selectors';
import { selectEvent, selectRelations, selectRows } from '@/state/selectors';
import { eventHovered, eventSelected } from '@/state/transitions';
import type { Rows } from '@/state/app-state';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { KindSign } from '@/ui/kind-sign';
import { WithWords } from '@/ui/with-words';
import { CopyLink } from '@/ui/shell/copy-link';
import { RecordSection } from './record-section';
import { ActorsSection, AttributionSection, OutsideSection } from './source-sections';
import { TollSection } from './toll-section';
import { WhenSection, WhereSection } from './when-where-sections';

const DistancesSection = lazy(async () => ({
  default: (await import('@/ui/measure/distances-section')).DistancesSection,
}));

/** Everything that is known about the selected event, and who says so. */
export function EventCard(): ReactElement | null {
  const rows = useApp(selectRows);
  const event = useApp((state) => selectEvent(selectRows(state), state.selection));
  if (rows === null || event === null) return null;
  return <Card key={event.id} event={event} rows={rows} />;
}

function Card({ event, rows }: { event: ConflictEvent; rows: Rows }): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const { dossier } = rows;
  const info = selectPartOf(rows, event)?.info ?? null;

  const close = (): void => {
    act(eventSelected(null));
  };
  // Before the first paint: Escape works as soon as there is something to close.
  useLayoutEffect(() => {
    const onKeyDown = (key: KeyboardEvent): void => {
      if (key.key === 'Escape' && !key.defaultPrevented) act(eventSelected(null));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [act]);
  return (
    <aside className="event-card" aria-label={t('card.title')}>
      <header className="event-card-head">
        <p className="event-card-kind">
          <KindSign kind={event.kind} form={markStyleOf(event.where)} />
          {t(`kindOne.${event.kind}`)}
          {event.subEventType !== null && <span className="event-card-type">{event.subEventType}</span>}
        </p>
        <button type="button" className="button button-icon" aria-label={t('card.close')} onClick={close}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.7 2.6 8 6.9l4.3-4.3 1.1 1.1L9.1 8l4.3 4.3-1.1 1.1L8 9.1l-4.3 4.3-1.1-1.1L6.9 8 2.6 3.7z" />
          </svg>
        </button>
        <h2>{event.title}</h2>
      </header>
      <p className="event-card-claim" dir="auto" {...(info === null ? { lang: 'en' } : {})}>
        {event.paraphrase}
      </p>
      {event.locator !== '' && (
        <p className="event-card-locator">
          <a href={dossier.article.url} rel="noreferrer noopener" target="_blank">
            {t('card.paragraph', { locator: event.locator, publisher: dossier.article.publisher })}
          </a>
        </p>
      )}
      <TollSection event={event} dossier={dossier} />
      <dl>
        <WhenSection event={event} />
        <WhereSection event={event} dossier={dossier} />
        <Suspense fallback={null}>
          <WithWords part="panels">
            <DistancesSection event={event} rows={rows} />
          </WithWords>
        </Suspense>
        <ActorsSection event={event} dossier={dossier} />
        <AttributionSection event={event} dossier={dossier} />
        {info === null ? (
          <OutsideSection event={event} dossier={dossier} />
        ) : (
          <RecordSection event={event} dataset={info} />
        )}
        <RelatedSection event={event} rows={rows} />
      </dl>
      <footer className="event-card-foot">
        <CopyLink />
      </footer>
    </aside>
  );
}

function RelatedSection({ event, rows }: { event: ConflictEvent; rows: Rows }): ReactElement | null {
  const { t } = useServices();
  const act = useAct();
  const related = selectRelations(rows.dossier, event);
  if (related.length === 0) return null;
  return (
    <>
      <dt>{t('card.related')}</dt>
      <dd>
        <ul className="related">
          {related.map(({ type, direction, event: other }) => (
            <li key={`${direction}-${type}-${other.id}`}>
              <span className="related-type">{t(`relation.${direction}.${type}`)}</span>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  act(eventSelected(other.id));
                }}
                onPointerEnter={() => {
                  act(eventHovered(other.id));
                }}
                onPointerLeave={() => {
                  act(eventHovered(null));
                }}
              >
                <KindSign kind={other.kind} form={markStyleOf(other.where)} />
                {other.title}
              </button>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
