import { MIX_LEVELS, type PlaceMix } from '@/domain/place-mix';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';

const COARSE_LEVELS = MIX_LEVELS.filter((level) => level !== 'place');

/**
 * What stands at one place, in words: "12 events here, 5 of them known only to the district". Empty for a lone event: its
 * own words say it.
 */
export const describeMix = ({ certain, possible, known }: PlaceMix, t: Translate, format: Format): string => {
  if (possible < 2) return '';
  const count =
    certain === possible
      ? t('map.stackCertain', { count: possible })
      : t('map.stack', { certain, possible: format.number(possible) });
  const coarse = COARSE_LEVELS.flatMap((level) =>
    known[level] === 0
      ? []
      : [
          t(`mix.${level}`, {
            share: known[level] === possible ? 'all' : 'some',
            count: format.number(known[level]),
          }),
        ],
  );
  return [count, ...coarse].join(', ');
};
