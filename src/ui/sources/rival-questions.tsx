import type { ReactElement } from 'react';
import type { Dossier, Version } from '@/domain/dossier';
import { useServices } from '@/ui/app-context';
import { ClaimButton } from './claim-button';
import { SourceLinks } from './source-links';

/** Rival versions of one fact side by side, each with the claim or the outside source that says so. */
export function RivalQuestions({ dossier }: { readonly dossier: Dossier }): ReactElement {
  const { t } = useServices();
  return (
    <>
      <p className="note sources-order">{t('sources.rivalsExplained')}</p>
      {dossier.rivals.map(({ id, question, versions, note }) => (
        <section className="rivals" key={id} aria-label={question} lang="en" dir="ltr">
          <h3>{question}</h3>
          <ul className="versions">
            {versions.map((version) => (
              <VersionCard key={version.by} version={version} dossier={dossier} />
            ))}
          </ul>
          {note !== '' && <p className="rivals-note">{note}</p>}
        </section>
      ))}
    </>
  );
}

function VersionCard({
  version: { by, says, eventIds, sourceIds },
  dossier,
}: {
  readonly version: Version;
  readonly dossier: Dossier;
}): ReactElement {
  const { t } = useServices();
  const events = eventIds.flatMap((id) => dossier.events.find((event) => event.id === id) ?? []);
  const from = events.length === 0 ? 'Outside' : sourceIds.length === 0 ? 'Article' : 'Both';
  return (
    <li className={events.length === 0 ? 'version is-outside' : 'version'}>
      <p className="version-by">{by}</p>
      <p className="version-says">{says}</p>
      <p className="note">{t(`sources.from${from}`)}</p>
      {events.map((event) => (
        <ClaimButton key={event.id} event={event} />
      ))}
      <SourceLinks ids={sourceIds} dossier={dossier} />
    </li>
  );
}
