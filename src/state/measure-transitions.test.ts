import { describe, expect, it } from 'vitest';
import type { Area } from '@/domain/area';
import { madeUpDossier } from '@/domain/made-up-dossier.test-helper';
import { madeUpRows, madeUpState } from './made-up-state.test-helper';
import {
  areaChosen,
  areaShaped,
  distanceToggled,
  measuringToggled,
  pathPointAdded,
  pathPointTakenBack,
  toolChosen,
} from './measure-transitions';
import { selectIsFiltered } from './selectors';
import { filtersCleared } from './transitions';

const state = madeUpState(madeUpRows(madeUpDossier([])));
const circle: Area = { kind: 'circle', center: [36.000_001, 33], radiusKm: 5 };

describe('an area', () => {
  it('is kept as its link has it, and is a filter', () => {
    const chosen = areaChosen(circle)(state);
    expect([chosen.area, selectIsFiltered(chosen)]).toEqual([{ ...circle, center: [36, 33] }, true]);
  });

  it('chosen again, or that is none, wakes nobody', () => {
    const chosen = areaChosen(circle)(state);
    expect(areaChosen(circle)(chosen)).toBe(chosen);
    expect(areaChosen({ ...circle, radiusKm: -1 })(chosen)).toBe(chosen);
    expect(areaChosen(null)(state)).toBe(state);
  });

  it('goes with all other filters', () => {
    expect(filtersCleared(areaChosen(circle)(state)).area).toBeNull();
  });

  it('takes no shape that was worked out for another', () => {
    const chosen = areaChosen(circle)(state);
    expect(areaShaped(circle, [])(chosen)).toBe(chosen);
    expect(areaShaped(chosen.area ?? circle, [])(chosen).areaShape?.rings).toEqual([]);
  });
});

describe('measuring', () => {
  it('adds points, takes the last back, and begins anew with the tool', () => {
    const two = pathPointAdded([1, 1])(pathPointAdded([0, 0])(toolChosen('distance')(state)));
    expect(pathPointTakenBack(two).measuring.path).toEqual([[0, 0]]);
    expect(toolChosen('select')(two).measuring.path).toHaveLength(2);
    expect(toolChosen('distance')(two).measuring.path).toEqual([]);
  });

  it('closed leaves no tool in hand', () => {
    const open = toolChosen('polygon')(measuringToggled(state));
    expect(measuringToggled(open).measuring).toEqual({ isOpen: false, tool: 'select', path: [] });
  });

  it('shown twice is not shown', () => {
    const distance = {
      key: 'a',
      measured: { km: 1, lowKm: 0, highKm: 2, from: [0, 0] as const, to: [1, 1] as const },
    };
    expect(distanceToggled(distance)(distanceToggled(distance)(state)).shownDistance).toBeNull();
  });
});
