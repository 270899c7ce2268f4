import type { EventTime } from '@/domain/event';
import { DAY_MS, span } from '@/domain/time';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';

type When = Pick<EventTime, 'earliest' | 'latest' | 'extent'>;

/** When, in words: "15 June 2018", "some time 10–16 June 2018", "from July 2017 on", "by 16 June 2018; not dated". */
export const describeWhen = ({ earliest, latest, extent }: When, t: Translate, format: Format): string => {
  if (earliest === null && latest === null) return t('when.unknown');
  if (earliest === null) return t('when.by', { day: format.day((latest ?? 0) - 1) });
  if (latest === null) {
    return t(extent === 'throughout' ? 'when.throughoutFrom' : 'when.from', { day: format.day(earliest) });
  }
  if (Math.floor(earliest / DAY_MS) === Math.floor((latest - 1) / DAY_MS)) return format.day(earliest);
  const days = format.span(span(earliest, latest));
  return t(extent === 'throughout' ? 'when.throughout' : 'when.sometime', { span: days });
};
