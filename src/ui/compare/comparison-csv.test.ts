import { describe, expect, it } from 'vitest';
import { type ComparisonLine, comparisonCsv } from './comparison-csv';

const line = (name: string): ComparisonLine => ({
  table: 'place',
  name,
  a: { certain: 1, possible: 3 },
  b: { certain: 2, possible: 2 },
});

describe('a comparison as CSV', () => {
  it('has both sides of each count and the range of the difference', () => {
    expect(comparisonCsv([line('Daraa')], [])).toBe(
      '\u{FEFF}table,name,a_certain,a_possible,b_certain,b_possible,difference_low,difference_high\r\n' +
        'place,Daraa,1,3,2,2,-1,1\r\n',
    );
  });

  it('quotes what needs it and lets no name be a formula', () => {
    const [, , first, second] = comparisonCsv([line('a,"b"'), line('=1+1')], ['note']).split('\r\n');
    expect([first, second]).toEqual(['place,"a,""b""",1,3,2,2,-1,1', "place,'=1+1,1,3,2,2,-1,1"]);
  });

  it('begins with its notes, a line each', () => {
    expect(comparisonCsv([], ['A: 2018-06-12\nB', '']).split('\r\n')[0]).toBe('\u{FEFF}# A: 2018-06-12 B');
  });
});
