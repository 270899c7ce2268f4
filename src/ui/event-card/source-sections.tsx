import type { ReactElement } from 'react';
import type { Dossier } from '@/domain/dossier';
import type { ConflictEvent } from '@/domain/event';
import { useServices } from '@/ui/app-context';
import { useName } from '@/ui/use-name';

interface SectionProps {
  readonly event: ConflictEvent;
  readonly dossier: Dossier;
}

/** Who took part, each with the role that the claim gives them. */
export function ActorsSection({ event, dossier }: SectionProps): ReactElement | null {
  const { t } = useServices();
  const nameOf = useName();
  if (event.actors.length === 0) return null;
  return (
    <>
      <dt>{t('card.who')}</dt>
      <dd>
        <ul className="actors">
          {event.actors.map(({ actorId, role }) => {
            const actor = dossier.actors.find(({ id }) => id === actorId);
            return (
              <li key={`${actorId}-${role}`} title={actor?.allegiance}>
                <bdi>{actor ? nameOf(actor.names) : actorId}</bdi> <span className="role">{role}</span>
              </li>
            );
          })}
        </ul>
      </dd>
    </>
  );
}

/** The chain from the first speaker to the page. */
export function AttributionSection({ event }: SectionProps): ReactElement {
  const { t } = useServices();
  const { attribution } = event;
  return (
    <>
      <dt>{t('card.saysWho')}</dt>
      <dd>
        <ol className="chain">
          {attribution.chain.map(({ name, note }) => (
            <li key={`${name}-${note}`}>
              <bdi>{name}</bdi>
              {note !== '' && <span className="role">{note}</span>}
            </li>
          ))}
        </ol>
        <p className="note">{t(`attribution.${attribution.class}`)}</p>
        {attribution.note !== '' && (
          <p className="note" lang="en" dir="ltr">
            {attribution.note}
          </p>
        )}
      </dd>
    </>
  );
}

/** What other sources say, kept apart from the article. */
export function OutsideSection({ event, dossier }: SectionProps): ReactElement {
  const { t } = useServices();
  const { outside } = event;
  const sources = outside.sourceIds.flatMap((id) => dossier.sources.find((source) => source.id === id) ?? []);
  return (
    <>
      <dt>{t('card.outside')}</dt>
      <dd>
        <p className={`verdict verdict-${outside.verdict}`}>{t(`verdict.${outside.verdict}`)}</p>
        {outside.note !== '' && (
          <p lang="en" dir="ltr">
            {outside.note}
          </p>
        )}
        {sources.length > 0 && (
          <ul className="sources">
            {sources.map((source) => (
              <li key={source.id} lang="en" dir="ltr">
                {source.url === null ? (
                  source.title
                ) : (
                  <a href={source.url} rel="noreferrer noopener" target="_blank">
                    {source.title}
                  </a>
                )}
                {source.stance !== '' && <span className="role">{source.stance}</span>}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}
