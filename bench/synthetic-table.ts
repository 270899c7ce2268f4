import { EVENT_KINDS, type EventKind } from '@/domain/event';
import { createTableBuilder } from '@/table/build-table';
import type { EventTable } from '@/table/event-table';
import { blankRow } from '@/table/table-row';
import { SYNTHETIC_KINDS, eachSyntheticEvent } from './synthetic-events';

/** Kinds in the order of their frequency: most of such a file is violence. */
const KINDS: readonly EventKind[] = [
  'armed-event',
  'protest',
  'deployment',
  ...EVENT_KINDS.filter((kind) => !['armed-event', 'protest', 'deployment'].includes(kind)),
].slice(0, SYNTHETIC_KINDS) as EventKind[];

/** Names made once: a reader of files knows the texts that repeat, too. */
const names = (stem: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `${stem} ${number}`);
const TYPES = names('Type', SYNTHETIC_KINDS);
const SUB_TYPES = names('Sub-type', SYNTHETIC_KINDS * 4);
const TOWNS = names('Town', 400);
const PROVINCES = names('Province', 14);
const SOURCES = names('Source', 5000);
const GROUPS = names('Group', 700);

const given = (count: number): number | null => (count < 0 ? null : count);

/**
 * `count` made-up events as a table.
 *
 * @param hasNotes whether every event gets a sentence of about 120 characters
 */
export const syntheticTable = (count: number, seed = 1, hasNotes = false): EventTable => {
  const { push, finish } = createTableBuilder();
  const row = blankRow();
  row.country = 'Nowhere';
  eachSyntheticEvent(count, seed, (event) => {
    const { town, actorA, actorB } = event;
    row.id = event.id;
    row.kind = KINDS[event.kind] ?? 'background';
    row.start = event.start;
    row.end = event.end;
    row.extent = event.isThroughout ? 'throughout' : 'sometime';
    row.lng = event.lng;
    row.lat = event.lat;
    row.wherePrecision = event.wherePrecision;
    row.low = given(event.low);
    row.best = given(event.best);
    row.high = given(event.high);
    row.eventType = TYPES[event.kind] ?? null;
    row.subEventType = SUB_TYPES[event.kind * 4 + (town % 4)] ?? null;
    row.place = TOWNS[town] ?? null;
    row.admin1 = PROVINCES[event.province] ?? null;
    row.source = SOURCES[event.source] ?? null;
    row.actorsA = GROUPS[actorA] ?? null;
    row.actorsB = GROUPS[actorB] ?? null;
    row.notes = hasNotes
      ? `Made up: group ${actorA} and ${actorB < 0 ? 'nobody else' : `group ${actorB}`} near town ${town} in province ${event.province}; ${event.best} deaths, said source ${event.source}.`
      : '';
    push(row);
  });
  return finish();
};
