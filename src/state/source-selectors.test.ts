import { describe, expect, it } from 'vitest';
import type { ChainLink, ConflictEvent } from '@/domain/event';
import { area, madeUpDossier, madeUpEvent, zone } from '@/domain/made-up-dossier.test-helper';
import type { DatasetInfo } from './app-state';
import { madeUpRows, madeUpState } from './made-up-state.test-helper';
import {
  NO_SOURCE_CLAUSES,
  chainOf,
  groupBySpeaker,
  selectRelays,
  selectSourceClauses,
  selectSourcedEvents,
  selectSpeakers,
  selectSubjects,
} from './source-selectors';
import { subjectOpened } from './source-transitions';
import { filtersCleared, selectionRevealed } from './transitions';

const links = (...names: readonly string[]): ConflictEvent['attribution'] => ({
  class: 'named-source',
  chain: names.map((name) => ({ name, actorId: null, note: '' })) as unknown as readonly [ChainLink],
  note: '',
});

const DOSSIER = madeUpDossier(
  [
    madeUpEvent('toll', { attribution: links('Monitor', 'Agency', 'Paper'), where: area('south') }),
    madeUpEvent('town', { attribution: links('Monitor', 'Paper') }),
    madeUpEvent('second', { attribution: links('Monitor', 'Agency', 'Paper') }),
    madeUpEvent('view', { attribution: links('Paper'), where: area('south', 'north') }),
  ],
  { zones: [zone('south', [0, 0]), zone('north', [1, 1]), zone('line', [2, 2], 'lines-1974')] },
);
const ROWS = madeUpRows(DOSSIER);
const idsFor = (fields: Partial<typeof NO_SOURCE_CLAUSES>): readonly string[] | null =>
  selectSourceClauses({ ...NO_SOURCE_CLAUSES, ...fields }, ROWS).ids;

describe('the clauses on sources', () => {
  it.each([
    ['no clause', {}, null],
    ['a speaker', { speaker: 'Monitor' }, ['toll', 'town', 'second']],
    ['a relay', { relay: 'Agency' }, ['toll', 'second']],
    ['a zone', { about: 'south' }, ['toll', 'view']],
    ['several at once', { relay: 'Agency', about: 'south' }, ['toll']],
    ['the page, which is no relay', { relay: 'Paper' }, []],
    ['a line that no claim is about: it narrows nothing', { about: 'line' }, null],
  ] as const)('of %s name the claims', (_, fields, ids) => {
    expect(idsFor(fields)).toEqual(ids);
  });

  it('of a file are texts of its source column', () => {
    const info = { id: 'sha256:0', name: 'a file' } as unknown as DatasetInfo;
    const rows = { ...ROWS, parts: [{ id: info.id, info, rowCount: 1 }] };
    const clauses = { ...NO_SOURCE_CLAUSES, speaker: 'Test Wire', about: 'south' };
    expect(selectSourceClauses(clauses, rows)).toEqual({ ids: null, sources: ['Test Wire'] });
  });

  it('are opened for an event that a link asks for and they hide', () => {
    const state = madeUpState(ROWS, { speaker: 'Paper', selection: 'toll' as ConflictEvent['id'] });
    const next = selectionRevealed(state);
    expect([next.speaker, next.notices]).toEqual([null, [{ kind: 'filter-widened', clauses: ['sources'] }]]);
  });

  it('are cleared with all other filters', () => {
    const state = filtersCleared(
      madeUpState(ROWS, { speaker: 'Paper', about: 'south', support: 'one-voice' }),
    );
    expect([state.speaker, state.relay, state.about, state.support]).toEqual([null, null, null, null]);
  });

  it('give way to the zone that is asked about', () => {
    const state = subjectOpened('south')(madeUpState(ROWS, { speaker: 'Paper', sourcePart: 'notes' }));
    expect([state.view, state.sourcePart, state.speaker, state.about]).toEqual([
      'sources',
      'claims',
      null,
      'south',
    ]);
  });
});

describe('choices', () => {
  it('count the claims of the whole dossier, most frequent first', () => {
    expect(selectSpeakers(DOSSIER).map(({ id, count }) => [id, count])).toEqual([
      ['Monitor', 3],
      ['Paper', 1],
    ]);
    expect(selectRelays(DOSSIER).map(({ id, count }) => [id, count])).toEqual([['Agency', 2]]);
    expect(selectSubjects(DOSSIER).map(({ id, count }) => [id, count])).toEqual([
      ['south', 2],
      ['north', 1],
    ]);
  });
});

describe('groups', () => {
  it('hold every claim once, by first speaker and by the way it came', () => {
    const groups = groupBySpeaker(DOSSIER.events);
    expect(
      groups.map(({ name, count, chains }) => [
        name,
        count,
        chains.map(({ events }) => events.map(({ id }) => id)),
      ]),
    ).toEqual([
      ['Monitor', 3, [['toll', 'second'], ['town']]],
      ['Paper', 1, [['view']]],
    ]);
  });

  it('draw no way where the page itself speaks', () => {
    const own = DOSSIER.events.find(({ id }) => id === 'view');
    expect(own && chainOf(own).page).toBeNull();
  });
});

describe('claims in the Sources view', () => {
  it('pass the other slow clauses, whatever the window', () => {
    const rows = madeUpRows(DOSSIER, ({ id }) => id !== 'toll');
    const found = selectSourcedEvents(rows, { ...NO_SOURCE_CLAUSES, speaker: 'Monitor' });
    expect(found.map(({ id }) => id)).toEqual(['town', 'second']);
  });
});
