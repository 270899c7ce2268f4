import { describe, expect, it } from 'vitest';
import type { ConflictEvent } from '@/domain/event';
import { days, madeUpDossier, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import { DAY_MS, span } from '@/domain/time';
import type { AppState } from './app-state';
import { selectEstimates, selectTolls } from './figure-selectors';
import { madeUpRows, madeUpState } from './made-up-state.test-helper';

const SIX = { low: 6, best: 6, high: null };
const BLANK = { low: null, best: null, high: null };
const whole = madeUpEvent('whole', { fatalities: SIX, when: days(2, 3) });
const north = madeUpEvent('north', {
  fatalities: BLANK,
  when: days(2, 3),
  relations: [['part-of', 'whole']],
});
const south = madeUpEvent('south', { fatalities: SIX, when: days(2, 3), relations: [['part-of', 'whole']] });
const other = madeUpEvent('other', { fatalities: SIX, when: days(2, 9) });
const estimate = madeUpEvent('estimate', {
  quantity: { ...BLANK, unit: 'persons', text: 'thousands', note: '', isRound: false, notAddable: 'why' },
});

const stateOf = (events: readonly ConflictEvent[], fields: Partial<AppState> = {}): AppState =>
  madeUpState(
    madeUpRows(madeUpDossier([whole, north, south, other, estimate]), (event) => events.includes(event)),
    {
      window: span(0, 5 * DAY_MS),
      ...fields,
    },
  );
const tollsOf = (state: AppState): readonly string[] => selectTolls(state).map(({ holder }) => holder.id);

describe('the figures for the dead', () => {
  it('name a whole once, and never a part beside it', () => {
    expect(tollsOf(stateOf([whole, north, south]))).toEqual(['whole']);
  });

  it('of a part without a figure are those of its whole', () => {
    expect(tollsOf(stateOf([north]))).toEqual(['whole']);
  });

  it('follow the filter', () => {
    expect(tollsOf(stateOf([other]))).toEqual(['other']);
    expect(tollsOf(stateOf([]))).toEqual([]);
    expect(tollsOf(stateOf([whole], { window: span(7 * DAY_MS, 8 * DAY_MS) }))).toEqual([]);
  });

  it('say what is covered together, and whether it must have been in the window', () => {
    const [first, second] = selectTolls(stateOf([whole, other]));
    expect([first?.parts.map(({ id }) => id), first?.isCertain]).toEqual([['north', 'south'], true]);
    expect([second?.parts, second?.isCertain]).toEqual([[], false]);
  });
});

it('numbers other than of the dead are listed, whatever they say', () => {
  expect(selectEstimates(stateOf([estimate, whole]))).toEqual([estimate]);
  expect(selectEstimates(stateOf([whole]))).toEqual([]);
});
