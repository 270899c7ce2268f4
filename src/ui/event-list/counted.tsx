import type { ReactElement } from 'react';
import type { ConflictEvent, EventId } from '@/domain/event';
import type { FatalitySums } from '@/domain/row-index';
import type { Toll } from '@/state/figure-selectors';
import { useServices } from '@/ui/app-context';
import { describeQuantity } from '@/ui/describe-figures';

/** How the sums of a file are made, and what must be known to read them. */
export function CountedSums({ sums }: { sums: FatalitySums }): ReactElement {
  const { t, format } = useServices();
  const { low, best, high, withoutFigure, noneOrUnknown, byConvention } = sums;
  return (
    <ul>
      <li>
        {t('counted.sums', {
          low: format.number(low),
          best: format.number(best),
          high: format.number(high),
        })}
      </li>
      <li>{t('counted.missingBound')}</li>
      <li>{t('counted.withoutFigure', { count: withoutFigure })}</li>
      {noneOrUnknown > 0 && <li>{t('counted.noneOrUnknown', { count: noneOrUnknown })}</li>}
      {byConvention > 0 && <li>{t('counted.convention', { count: byConvention })}</li>}
      <li>{t('counted.twoSided')}</li>
    </ul>
  );
}

/** Where each figure of the article stands, and why none is added to another. */
export function CountedTolls({ tolls }: { tolls: readonly Toll[] }): ReactElement {
  const { t, format } = useServices();
  const given = (count: number | null | undefined): string =>
    count === null || count === undefined ? t('counted.notGiven') : format.number(count);
  return (
    <ul>
      {tolls.map(({ holder, parts }) => (
        <li key={holder.id}>
          <span lang="en" dir="auto">
            {holder.title}
          </span>
          {': '}
          {t('counted.range', {
            low: given(holder.fatalities?.low),
            best: given(holder.fatalities?.best),
            high: given(holder.fatalities?.high),
          })}{' '}
          {parts.length > 0 && t('counted.parts', { parts: format.list(parts.map(({ title }) => title)) })}
        </li>
      ))}
      <li>{t('counted.neverAdded')}</li>
    </ul>
  );
}

/** Numbers of different claims side by side, each leading to its claim, and why they have no total. */
export function UnaddedEstimates({
  events,
  onSelect,
}: {
  events: readonly ConflictEvent[];
  onSelect: (id: EventId) => void;
}): ReactElement {
  const { t, format } = useServices();
  const reasons = new Set(events.map(({ quantity }) => quantity?.notAddable ?? '').filter(Boolean));
  return (
    <>
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                onSelect(event.id);
              }}
            >
              {event.title}
            </button>
            {event.quantity !== null && ` · ${describeQuantity(event.quantity, t, format)}`}
            {event.quantity?.isRound === true && ` · ${t('quantity.round')}`}
          </li>
        ))}
      </ul>
      <p>{t('counted.noTotal')}</p>
      {[...reasons].map((reason) => (
        <p key={reason} lang="en" dir="ltr">
          {reason}
        </p>
      ))}
    </>
  );
}
