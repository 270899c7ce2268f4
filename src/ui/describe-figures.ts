import type { ConflictEvent, CountRange } from '@/domain/event';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';

/** "At least six killed" and the like: a missing bound is said, never filled in. */
export const describeToll = (range: CountRange | null, t: Translate, format: Format): string => {
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

/** A count other than of the dead, in the unit and, without a number, in the words of the claim. */
export const describeQuantity = (
  { best, text, unit }: NonNullable<ConflictEvent['quantity']>,
  t: Translate,
  format: Format,
): string =>
  best === null
    ? t('quantity.words', { text, unit })
    : t('quantity.figure', { count: format.number(best), unit });
