import type { Clock } from '@/domain/clock';
import type { ConflictEvent, EventTime } from '@/domain/event';
import { DAY_MS, span } from '@/domain/time';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';

/** The event's time as a list says it: on the clock of reports with the paragraph, and when it happened beside it. */
export const describeTimes = (
  { when, reported, locator }: ConflictEvent,
  clock: Clock,
  t: Translate,
  format: Format,
): string => {
  const happened = describeWhen(when, t, format);
  if (clock === 'happened' || reported === null) return happened;
  const day = describeWhen({ ...reported, extent: 'sometime' }, t, format);
  return t('list.reported', { reported: day, locator, when: happened });
};

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
