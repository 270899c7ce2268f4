import type { ReactElement } from 'react';
import type { Dossier } from '@/domain/dossier';
import type { ConflictEvent, CountRange } from '@/domain/event';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import { selectToll } from '@/state/selectors';
import { useServices } from '@/ui/app-context';

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
          <p className="note">{t('quantity.noSum')}</p>
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

/** "At least six killed" and the like: a missing bound is said, never filled in. */
const describeToll = (range: CountRange | null, t: Translate, format: Format): string => {
  if (range === null) return t('toll.unknown');
  const { low, best, high } = range;
  if (low !== null && high !== null && low !== high) {
    const bounds = { low: format.number(low), high: format.number(high) };
    return best === null
      ? t('toll.between', bounds)
      : t('toll.best', { ...bounds, best: format.number(best) });
  }
  if (low !== null && high === null) return t('toll.atLeast', { count: low });
  if (high !== null && low === null) return t('toll.atMost', { count: high });
  const exact = best ?? low;
  return exact === null ? t('toll.unknown') : t('toll.exactly', { count: exact });
};

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

const describeQuantity = (
  { best, text, unit }: NonNullable<ConflictEvent['quantity']>,
  t: Translate,
  format: Format,
): string =>
  best === null
    ? t('quantity.words', { text, unit })
    : t('quantity.figure', { count: format.number(best), unit });
