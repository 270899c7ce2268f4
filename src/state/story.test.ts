import { describe, expect, it } from 'vitest';
import { camera } from '@/domain/camera';
import type { StoryStep } from '@/domain/dossier';
import type { EventId, ZoneId } from '@/domain/event';
import { madeUpDossier, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import { DAY_MS, span } from '@/domain/time';
import type { AppState } from './app-state';
import { madeUpRows, madeUpState } from './made-up-state.test-helper';
import {
  selectFocus,
  selectIsAwayFromStep,
  selectIsStepCamera,
  selectStory,
  selectStoryPlace,
} from './story-selectors';
import { storyResumed, storyStepEntered } from './story-transitions';
import { cameraSettled, eventSelected, queryTyped, timeWindowChanged, viewChosen } from './transitions';

const step = (title: string, first: number, eventIds: readonly string[]): StoryStep => ({
  title,
  text: '',
  eventIds: eventIds.map((id) => id as EventId),
  zoneIds: ['zone' as ZoneId],
  window: span(first * DAY_MS, (first + 2) * DAY_MS),
  camera: camera([30 + first, 30], 7),
});

const DOSSIER = {
  ...madeUpDossier([
    madeUpEvent('call'),
    madeUpEvent('whole', {
      where: {
        kind: 'parts',
        eventIds: ['north' as EventId, 'south' as EventId],
        precision: null,
        acledPrecision: null,
        note: '',
      },
    }),
    madeUpEvent('north'),
    madeUpEvent('south'),
  ]),
  story: [step('one', 0, ['call']), step('two', 2, ['whole']), step('three', 4, ['call', 'north'])],
};
const rows = madeUpRows(DOSSIER);
const atHome = madeUpState(rows);
const atStep = (number: number): AppState => storyStepEntered(number)(atHome);
const settled = (state: AppState, zoom: number): AppState =>
  cameraSettled({ ...state.camera, zoom }, [0, 0, 1, 1])(state);

describe('entering a step of the story', () => {
  it('shows its camera and its window, with room around it on the axis', () => {
    const state = atStep(2);
    expect(state).toMatchObject({ view: 'story', step: 2, window: DOSSIER.story[1]?.window });
    expect(selectIsStepCamera(state)).toBe(true);
    expect(state.axis.start).toBeLessThan(state.window.start);
  });

  it('opens every filter and closes the details, so that no claim of it is hidden', () => {
    const filtered = queryTyped('nothing')(eventSelected('call' as EventId)(atHome));
    expect(storyStepEntered(1)(filtered)).toMatchObject({ query: '', selection: null });
  });

  it('stops what was playing', () => {
    const playing = { ...atHome, playback: { ...atHome.playback, isPlaying: true } };
    expect(storyStepEntered(1)(playing).playback.isPlaying).toBe(false);
  });

  it.each([
    [0, 1],
    [99, 3],
  ])('%d of three is step %d', (asked, number) => {
    expect(atStep(asked).step).toBe(number);
  });

  it('of what has no story changes the panel alone', () => {
    const bare = madeUpState(madeUpRows(madeUpDossier([])));
    expect(storyStepEntered(2)(bare)).toEqual({ ...bare, view: 'story' });
  });
});

describe('the place in the story', () => {
  it('of a link that names a step beyond the last is the last', () => {
    const place = selectStoryPlace({ ...atHome, view: 'story', step: 12 });
    expect([place?.number, place?.count, place?.step.title]).toEqual([3, 3, 'three']);
  });

  it('is none while another panel is open', () => {
    expect(selectStoryPlace(viewChosen('events')(atStep(2)))).toBeNull();
  });

  it('is the same object until the step changes', () => {
    const state = atStep(2);
    expect(selectStoryPlace(settled(state, 9))).toBe(selectStoryPlace(state));
  });

  it('is none in an opened file, which has no story', () => {
    const file = { ...rows, parts: [{ ...rows.parts[0], id: 'sha256:0' }] } as unknown as typeof rows;
    expect(selectStory({ ...atHome, data: { kind: 'ready', rows: file } })).toEqual([]);
  });
});

describe('the claims in focus', () => {
  it('are those of the step, and none outside the story', () => {
    expect([...(selectFocus(atStep(3)) ?? [])]).toEqual(['call', 'north']);
    expect(selectFocus(atHome)).toBeNull();
  });

  it('are the parts too of an event that is drawn through them', () => {
    expect([...(selectFocus(atStep(2)) ?? [])]).toEqual(['whole', 'north', 'south']);
  });
});

describe('a reader', () => {
  it('who has just entered a step is not away', () => {
    expect(selectIsAwayFromStep(atStep(2))).toBe(false);
  });

  it.each([
    ['moved the map', (state: AppState) => settled(state, 9)],
    ['moved the window', timeWindowChanged(span(0, DAY_MS))],
    ['opened a claim', eventSelected('call' as EventId)],
    ['searched', queryTyped('call')],
  ])('who %s is away, and back once the story is resumed', (_, leave) => {
    const away = leave(atStep(2));
    expect(selectIsAwayFromStep(away)).toBe(true);
    const back = storyResumed(away);
    expect(selectIsAwayFromStep(back)).toBe(false);
    expect(back.step).toBe(2);
  });

  it('who went to the list comes back to the step where they were', () => {
    expect(storyResumed(viewChosen('events')(atStep(3))).step).toBe(3);
  });
});
