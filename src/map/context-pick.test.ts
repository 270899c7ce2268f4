import { describe, expect, it } from 'vitest';
import { area, link, madeUpDossier, madeUpEvent, place, zone } from '@/domain/made-up-dossier.test-helper';
import { madeUpRows, madeUpState } from '@/state/made-up-state.test-helper';
import { LINK_SOURCE, TAG_SOURCE, ZONE_SOURCE } from './context-layers';
import { leadOf } from './context-pick';

const DOSSIER = madeUpDossier(
  [
    madeUpEvent('a', { where: area('shared') }),
    madeUpEvent('b', { where: area('shared', 'own') }),
    madeUpEvent('call', { where: link('here', 'there') }),
  ],
  {
    zones: [zone('shared', [0, 0]), zone('own', [1, 1]), zone('ring', [2, 2], 'distance-rings')],
    places: [place('here', [0, 0]), place('there', [5, 5])],
  },
);

const pressed = (source: string, properties: object, state: object = {}) => {
  const lead = leadOf([{ source, properties: { ...properties }, state: { ...state } }], DOSSIER);
  if (lead === null) return null;
  const { selection, about, view } = lead(madeUpState(madeUpRows(DOSSIER)));
  return { selection, about, view };
};

describe('a press on the context', () => {
  it('on an arc opens its claim', () => {
    expect(pressed(LINK_SOURCE, { eventId: 'call' })).toEqual({
      selection: 'call',
      about: null,
      view: 'events',
    });
  });

  it('on the words of a zone that one claim speaks of opens that claim', () => {
    expect(pressed(TAG_SOURCE, { zoneId: 'own' })).toEqual({ selection: 'b', about: null, view: 'events' });
  });

  it('on the words of a zone that several speak of asks who says what about it', () => {
    expect(pressed(TAG_SOURCE, { zoneId: 'shared' })).toEqual({
      selection: null,
      about: 'shared',
      view: 'sources',
    });
  });

  it('on a line that no claim speaks of tells where it comes from', () => {
    expect(pressed(ZONE_SOURCE, { zoneId: 'ring' }, { isActive: true })?.about).toBe('ring');
  });

  it('goes through what is switched off, and through nothing', () => {
    expect([pressed(ZONE_SOURCE, { zoneId: 'ring' }), leadOf([], DOSSIER)]).toEqual([null, null]);
  });
});
