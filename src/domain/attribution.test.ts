import { describe, expect, it } from 'vitest';
import { placesOf, relaysOf, restsOn, speakersOf, voiceId } from './attribution';
import type { ActorId, ChainLink, ConflictEvent, EventId, OutsideVerdict } from './event';
import { area, link, madeUpEvent, point } from './made-up-dossier.test-helper';

const voice = (name: string, fields: Partial<ChainLink> = {}): ChainLink => ({
  name,
  actorId: null,
  note: '',
  ...fields,
});
const said = (
  id: string,
  chain: readonly [ChainLink, ...ChainLink[]],
  fields: Partial<ConflictEvent> = {},
) => ({
  ...madeUpEvent(id),
  attribution: { class: 'named-source' as const, chain, note: '' },
  ...fields,
});
const verdict = (value: OutsideVerdict) => ({ outside: { verdict: value, note: '', sourceIds: [] } });

describe('a chain of sources', () => {
  const chain = [voice('A monitor'), voice('An agency'), voice('The paper')] as const;

  it('begins with the speaker and ends with the page, and who is between passed it on', () => {
    const event = said('one', chain);
    expect(speakersOf(event).map(({ name }) => name)).toEqual(['A monitor']);
    expect(relaysOf(event).map(({ name }) => name)).toEqual(['An agency']);
  });

  it('of one link is the page itself, and nobody passed it on', () => {
    const event = said('one', [voice('The paper')]);
    expect([speakersOf(event).length, relaysOf(event).length]).toEqual([1, 0]);
  });

  it('has a second speaker who relays nobody', () => {
    const event = said('call', [
      voice('One side'),
      voice('The other', { role: 'speaker' }),
      voice('The paper'),
    ]);
    expect(speakersOf(event).map(({ name }) => name)).toEqual(['One side', 'The other']);
    expect(relaysOf(event)).toEqual([]);
  });

  it('names a voice by its actor, otherwise by its name', () => {
    expect([voiceId(voice('A', { actorId: 'a' as ActorId })), voiceId(voice('A'))]).toEqual(['a', 'A']);
  });
});

describe('what a claim rests on', () => {
  const one = said('one', [voice('A'), voice('The paper')], verdict('corroborated'));

  it('is one voice in the article, whatever others say outside', () => {
    expect(restsOn(one, 'one-voice', { events: [one] })).toBe(true);
  });

  it('is more than one voice where two speak side by side', () => {
    const call = said('call', [voice('A'), voice('B', { role: 'speaker' }), voice('The paper')]);
    expect(restsOn(call, 'one-voice', { events: [call] })).toBe(false);
  });

  it.each([
    ['same-as', 'B', false],
    ['corroborates', 'B', false],
    ['corroborates', 'A', true],
    ['about', 'B', true],
  ] as const)('reads a relation %s from %s', (type, speaker, isSingle) => {
    const other = said('two', [voice(speaker), voice('The paper')], {
      relations: [{ type, target: 'one' as EventId }],
    });
    const events = [one, other];
    expect([restsOn(one, 'one-voice', { events }), restsOn(other, 'one-voice', { events })]).toEqual([
      isSingle,
      isSingle,
    ]);
  });

  it.each([
    ['corroborated', false],
    ['partly', false],
    ['differs', true],
    ['disputed', true],
    ['not-found', true],
    ['not-checked', true],
  ] as const)('is alone where the outside is "%s": %s', (value, isAlone) => {
    const event = said('one', [voice('A')], verdict(value));
    expect(restsOn(event, 'one-voice-alone', { events: [event] })).toBe(isAlone);
  });
});

describe('what a claim is about', () => {
  it('is where it is placed, through its parts too', () => {
    const town = madeUpEvent('town', {
      where: { ...point(1, 2), placeId: 'here' } as ConflictEvent['where'],
    });
    const whole = madeUpEvent('whole', {
      where: { kind: 'parts', eventIds: [town.id], precision: 1, acledPrecision: null, note: '' },
    });
    const events = [town, whole];
    expect(
      [
        whole,
        madeUpEvent('zones', { where: area('a', 'b') }),
        madeUpEvent('arc', { where: link('here', 'there') }),
        madeUpEvent('nowhere'),
      ].map((event) => placesOf(event, { events })),
    ).toEqual([['here'], ['a', 'b'], ['here', 'there'], []]);
  });
});
