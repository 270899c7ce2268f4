import type { TwoSidedCount } from '@/domain/filter';
import { differenceOf } from '@/domain/window-comparison';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import type { Rows } from '@/state/app-state';
import type { Dossier, Names } from '@/domain/dossier';

/** "3", or "3–5" where 3 are certain and 5 possible. */
export const countText = ({ certain, possible }: TwoSidedCount, t: Translate, format: Format): string =>
  certain === possible
    ? format.number(possible)
    : t('compare.range', { low: format.number(certain), high: format.number(possible) });

/** "+2", or "−1 to +4" where the two counts leave it open. */
export const differenceText = (a: TwoSidedCount, b: TwoSidedCount, t: Translate, format: Format): string => {
  const { low, high } = differenceOf(a, b);
  return low === high
    ? format.signed(low)
    : t('compare.differenceRange', { low: format.signed(low), high: format.signed(high) });
};

/** A place's name in the reader's language: of the article by its gazetteer, of a file as the file writes it. */
export const placeText = (
  { text, row }: { readonly text: string; readonly row: number },
  rows: Rows,
  nameOf: (names: Names) => string,
  t: Translate,
): string => {
  if (rows.parts[rows.partOf(row)]?.info !== null) return text === '' ? t('compare.notGiven') : text;
  const names = namesOf(rows.dossier, rows.eventAt(row).where);
  return names.length === 0 ? t('compare.noPlace') : names.map(nameOf).join(' – ');
};

const namesOf = (
  { places, zones }: Dossier,
  where: ReturnType<Rows['eventAt']>['where'],
): readonly Names[] => {
  const named = (id: string | null | undefined): readonly Names[] =>
    [...places, ...zones].filter((item) => item.id === id).map(({ names }) => names);
  switch (where.kind) {
    case 'point':
      return named(where.placeId);
    case 'area':
      return named(where.zoneIds[0]);
    case 'link':
      return where.placeIds.flatMap(named);
    case 'parts':
    case 'none':
      return [];
  }
};
