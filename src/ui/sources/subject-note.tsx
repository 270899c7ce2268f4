import type { ReactElement } from 'react';
import { placesOf } from '@/domain/attribution';
import type { Dossier } from '@/domain/dossier';
import { useServices } from '@/ui/app-context';
import { useName } from '@/ui/use-name';
import { SourceLinks } from './source-links';

/** What is known of the zone or place that claims are asked about: how good its outline is, and where it comes from. */
export function SubjectNote({
  id,
  dossier,
}: {
  readonly id: string;
  readonly dossier: Dossier;
}): ReactElement | null {
  const { t } = useServices();
  const nameOf = useName();
  const zone = dossier.zones.find((one) => one.id === id);
  const place = dossier.places.find((one) => one.id === id);
  const subject = zone ?? place;
  if (!subject) return null;
  const isSpokenOf = dossier.events.some((event) => placesOf(event, dossier).includes(id));
  return (
    <section className="subject" aria-label={nameOf(subject.names)}>
      <h3>{nameOf(subject.names)}</h3>
      {!isSpokenOf && <p>{t('sources.noneAbout')}</p>}
      {[subject.note, zone?.accuracy ?? place?.coordinateSource ?? ''].map(
        (words) =>
          words !== '' && (
            <p className="note" key={words} lang="en" dir="ltr">
              {words}
            </p>
          ),
      )}
      {zone !== undefined && (
        <details open={!isSpokenOf}>
          <summary>{t('sources.drawnFrom')}</summary>
          <SourceLinks ids={zone.sourceIds} dossier={dossier} />
        </details>
      )}
    </section>
  );
}
