import type { ReactElement } from 'react';
import type { Dossier } from '@/domain/dossier';
import type { ConflictEvent } from '@/domain/event';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import { selectToll } from '@/state/selectors';
import { useServices } from '@/ui/app-context';
import { describeQuantity, describeToll } from '@/ui/describe-figures';

/** How many died, as a range and by whose count; a figure for several places says so and is never split. */
export function TollSection({
  event,
  dossier,
}: {
  event: ConflictEvent;
  dossier: Dossier;
}): ReactElement | null {
  const { t, format } = useServices();
  const toll = selectToll(dossier, event);
  const ownNote = event.fatalitiesNote;
  if (toll === null && event.quantity === null) return null;
  return (
    <section className="toll" aria-label={t('toll.title')}>
      {toll !== null && (
        <>
          <p className="toll-figure">{describeToll(toll.holder.fatalities, t, format)}</p>
          <p>{describeScope(toll, event, t, format)}</p>
          <BasisNote event={toll.holder} />
          <p className="note">{t('toll.source', { source: toll.holder.attribution.chain[0].name })}</p>
          {(ownNote !== '' || toll.holder.fatalitiesNote !== '') && (
            <p className="note" lang="en" dir="ltr">
              {ownNote === '' ? toll.holder.fatalitiesNote : ownNote}
            </p>
          )}
        </>
      )}
      {event.quantity !== null && (
        <>
          <p className="toll-figure">{describeQuantity(event.quantity, t, format)}</p>
          <p className="note">
            {event.quantity.isRound && `${t('quantity.round')} `}
            {t('quantity.noSum')}
          </p>
          {event.quantity.notAddable !== '' && (
            <p className="note" lang="en" dir="ltr">
              {event.quantity.notAddable}
            </p>
          )}
          {event.quantity.note !== '' && (
            <p className="note" lang="en" dir="ltr">
              {event.quantity.note}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** A figure that must be read otherwise than as written says so: ACLED's 0, and its customary numbers. */
function BasisNote({ event }: { event: ConflictEvent }): ReactElement | null {
  const { t } = useServices();
  switch (event.fatalitiesBasis) {
    case 'none-or-unknown':
      return <p className="note">{t('toll.noneOrUnknown')}</p>;
    case 'rounded-by-convention':
      return <p className="note">{t('toll.convention')}</p>;
    case 'as-given':
    case undefined:
    default:
      return null;
  }
}

const describeScope = (
  { holder, sharedWith }: NonNullable<ReturnType<typeof selectToll>>,
  event: ConflictEvent,
  t: Translate,
  format: Format,
): string => {
  if (holder.id === event.id) {
    return sharedWith.length === 0
      ? t('toll.own')
      : t('toll.sharedByParts', { parts: format.list(sharedWith.map(({ title }) => title)) });
  }
  return t('toll.shared', { whole: holder.title, others: format.list(sharedWith.map(({ title }) => title)) });
};
