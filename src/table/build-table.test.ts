import { timeAt, timesOf } from '@/domain/time-column';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '@/domain/event';
import { decodeSpan } from '@/domain/utf8-span';
import { MARK_STYLES, fromFixedMercator } from '@/domain/mark-columns';
import { createTableBuilder } from './build-table';
import { actorsOfGroup } from './dictionary';
import { bytesPerRow, rowOfId, rowTextOf, textOf } from './event-table';
import { randomTable, tableOf } from './random-rows.test-helper';
import { blankRow } from './table-row';
import { CHUNK_BYTES } from './text-column';

const row = (fields: Partial<ReturnType<typeof blankRow>>) =>
  Object.assign(blankRow(), { start: 0, end: 1 }, fields);

const styleFor = (fields: Partial<ReturnType<typeof blankRow>>) =>
  MARK_STYLES[tableOf([row(fields)]).table.marks.style[0] ?? -1];

describe('a table', () => {
  it('gives back every field of every row', () => {
    fc.assert(
      fc.property(randomTable(), ({ table, rows }) => {
        for (const [number, each] of rows.entries()) {
          expect(timeAt(table.marks.start, number)).toBe(each.start);
          expect(timeAt(table.marks.end, number)).toBe(each.end);
          expect(EVENT_KINDS[table.marks.kind[number] ?? -1]).toBe(each.kind);
          expect(table.marks.extent[number]).toBe(each.extent === 'throughout' ? 1 : 0);
          expect(table.low[number]).toBe(each.low ?? -1);
          expect(table.best[number]).toBe(each.best ?? -1);
          expect(table.high[number]).toBe(each.high ?? -1);
          expect(textOf(table, 'country', number)).toBe(each.country ?? '');
          expect(rowTextOf(table, number)).toEqual({
            id: decodeSpan(each.id).toWellFormed(),
            title: each.title,
            notes: each.notes,
          });
          expect(actorsOfGroup(table.actors, table.actorsA[number] ?? 0)).toEqual(
            [each.actorsA ?? []].flat().filter((name) => name !== ''),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is sorted by start, then end, then the order of the input', () => {
    fc.assert(
      fc.property(randomTable(), ({ table }) => {
        const { start, end } = table.marks;
        const input = table.sourceOrder ?? new Uint32Array(0);
        for (let at = 1; at < table.length; at += 1) {
          const before = [timeAt(start, at - 1), timeAt(end, at - 1), input[at - 1]] as number[];
          const here = [timeAt(start, at), timeAt(end, at), input[at]] as number[];
          const differs = before.findIndex((value, index) => value !== here[index]);
          expect(before[differs]).toBeLessThan(here[differs] as number);
        }
      }),
    );
  });

  it('sorts times of any unit and century', () => {
    const time = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
    fc.assert(
      fc.property(fc.array(time, { maxLength: 200 }), (times) => {
        const { table } = tableOf(times.map((start) => row({ start, end: start + 1 })));
        expect([...timesOf(table.marks.start)]).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });

  it('keeps "not given" apart from zero', () => {
    const { table } = tableOf([row({ best: 0 }), row({ best: null })]);
    expect([...table.best]).toEqual([0, -1]);
  });

  it('draws only an exact location as a dot', () => {
    expect(styleFor({ lng: 36, lat: 33, wherePrecision: 1 })).toBe('dot');
    expect(styleFor({ lng: 36, lat: 33, wherePrecision: 2 })).toBe('disc');
    expect(styleFor({ lng: 36, lat: 33, wherePrecision: 3 })).toBe('area');
    expect(styleFor({ lng: 36, lat: 33 })).toBe('area');
    expect(styleFor({ wherePrecision: 1 })).toBe('none');
    expect(styleFor({ style: 'dot' })).toBe('none');
  });

  it('places a mark where the coordinates say', () => {
    const { x, y } = tableOf([row({ lng: 35.98, lat: 33.09, wherePrecision: 1 })]).table.marks;
    const [lng, lat] = fromFixedMercator(x[0] ?? 0, y[0] ?? 0);
    expect(lng).toBeCloseTo(35.98, 6);
    expect(lat).toBeCloseTo(33.09, 6);
  });

  it('refuses times that no span can have', () => {
    const { push } = createTableBuilder();
    expect(() => push(row({ start: 5, end: 5 }))).toThrow(RangeError);
    expect(() => push(row({ start: Number.NaN }))).toThrow(RangeError);
    expect(() => push(row({ start: 0.5 }))).toThrow(RangeError);
    expect(() => push(row({ best: -3 }))).toThrow(RangeError);
  });

  it('finds a row by its id', () => {
    const { table } = tableOf([row({ id: 'a', start: -1 }), row({ id: 'شرق' }), row({ id: 'ab' })]);
    expect(['a', 'ab', 'شرق', 'b'].map((id) => rowOfId(table, id))).toEqual([0, 2, 1, -1]);
  });

  it('keeps text that crosses from one chunk of bytes into the next', () => {
    const long = 'é'.repeat(CHUNK_BYTES / 4 - 7);
    const { table } = tableOf(['a', 'b', 'c'].map((id) => row({ id, notes: `${long}${id}` })));
    expect([0, 1, 2].map((number) => rowTextOf(table, number).notes.slice(-2))).toEqual(['éa', 'éb', 'éc']);
    expect(table.text.chunks.length).toBeGreaterThan(2);
  });

  it('takes at most 64 bytes a row besides text, with more names than 16 bits hold', () => {
    const { push, finish } = createTableBuilder();
    const each = row({ eventType: 'Battles', subEventType: 'Armed clash', country: 'Syria', best: 3 });
    for (let at = 0; at < 70_000; at += 1) {
      each.place = `place ${at}`;
      each.admin1 = `admin ${at % 300}`;
      each.source = `source ${at}`;
      each.actorsA = `actor ${at}`;
      push(each);
    }
    expect(bytesPerRow(finish())).toBeLessThanOrEqual(64);
  });
});
