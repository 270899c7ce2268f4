import type { ReactElement } from 'react';
import type { Dossier } from '@/domain/dossier';
import { useServices } from '@/ui/app-context';
import { ClaimButton } from './claim-button';

/** What does not fit together in the article, each note with the claims and paragraphs that it is about. */
export function ReaderNotes({ dossier }: { readonly dossier: Dossier }): ReactElement {
  const { t } = useServices();
  return (
    <>
      <p className="note sources-order">{t('sources.notesExplained')}</p>
      <ul className="reader-notes" lang="en" dir="ltr">
        {dossier.notes.map(({ id, title, text, eventIds }) => {
          const events = dossier.events
            .filter((event) => eventIds.includes(event.id))
            .toSorted((a, b) => (a.reported?.position ?? 0) - (b.reported?.position ?? 0));
          return (
            <li key={id}>
              <h3>
                {title}
                <span className="speaker-count">
                  {[...new Set(events.map(({ locator }) => locator))].join(', ')}
                </span>
              </h3>
              <p>{text}</p>
              {events.map((event) => (
                <ClaimButton key={event.id} event={event} />
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}
