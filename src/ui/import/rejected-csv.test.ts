import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectedCsv } from './rejected-csv';

type Report = Parameters<typeof rejectedCsv>[0];
type Cells = Report['rejected'][number]['cells'];

const reportOf = (columns: readonly string[], rows: readonly Cells[]): Report => ({
  columns,
  rejected: rows.map((cells, index) => ({
    record: index + 1,
    line: index + 2,
    column: 'date',
    value: 'soon',
    reason: 'bad-date',
    file: '',
    detail: null,
    cells,
    isCut: false,
  })),
});

/** A slow reader of RFC 4180, apart from the code under test. */
const parse = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || text.startsWith('\r\n', at)) {
      rows.at(-1)?.push(field);
      field = '';
      if (character === '\r') {
        rows.push([]);
        at += 1;
      }
    } else field += character;
  }
  return rows.slice(0, -1);
};

describe('rejected rows as CSV', () => {
  it('keep the columns of the file, empty ones too, and say why after them', () => {
    const text = rejectedCsv(reportOf(['id', 'date', 'notes'], [[['date', 'soon']]]));
    expect(text).toBe(
      '\uFEFFid,date,notes,rejected_record,rejected_line,rejected_column,rejected_value,rejected_reason\r\n' +
        ',soon,,1,2,date,soon,bad-date\r\n',
    );
  });

  it('have the columns of every file where there are several', () => {
    const text = rejectedCsv(reportOf(['a'], [[['a', '1']], [['b', '2']]]));
    expect(parse(text).map((row) => row.slice(0, 2))).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
    ]);
  });

  it.each(['=1+1', '+1 is much', '-1+1', '@SUM(A1)', '\tx', '\rx', '＝1'])(
    'guard %j, which a spreadsheet could compute',
    (value) => {
      const [, row] = parse(rejectedCsv(reportOf(['a'], [[['a', value]]])));
      expect(row?.[0]).toBe(`'${value}`);
    },
  );

  it.each(['-12.5', '-3', '0', '2024-01-01', 'x=1'])('leave %j as it is', (value) => {
    const [, row] = parse(rejectedCsv(reportOf(['a'], [[['a', value]]])));
    expect(row?.[0]).toBe(value);
  });

  it('can be read again, whatever is in the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (values) => {
        const columns = values.map((_, index) => `column ${index}`);
        const cells = values.map((value, index) => [`column ${index}`, value] as const);
        const [header, row, ...others] = parse(rejectedCsv(reportOf(columns, [cells])));
        expect(others).toEqual([]);
        expect(header?.slice(0, columns.length)).toEqual(columns);
        for (const [index, value] of values.entries()) expect([value, `'${value}`]).toContain(row?.[index]);
      }),
    );
  });
});
