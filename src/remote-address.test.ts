import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAddress } from './remote-address';

const PAGE = 'https://maps.example.org/conflict/index.html';

describe('an address in a link', () => {
  it.each([
    ['https://files.example.org/a.csv', 'https://files.example.org/a.csv', false],
    ['https://files.example.org:8443/a.csv?b=c#d', 'https://files.example.org:8443/a.csv?b=c', false],
    ['//files.example.org/a.csv', 'https://files.example.org/a.csv', false],
    ['\\\\files.example.org\\a.csv', 'https://files.example.org/a.csv', false],
    ['/data/a.csv', '/data/a.csv', true],
    ['data/a%20b.csv', '/conflict/data/a%20b.csv', true],
    ['https://maps.example.org/a.csv', '/a.csv', true],
  ])('%s may be fetched, as %s', (text, address, isOwnHost) => {
    expect(judgeAddress(text, PAGE)).toMatchObject({ ok: true, value: { address, isOwnHost } });
  });

  it.each([
    ['javascript:alert(1)', 'scheme'],
    ['JaVaScRiPt:alert(1)', 'scheme'],
    [' java\nscript:alert(1)', 'scheme'],
    ['data:text/csv,a', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['blob:https://maps.example.org/1', 'scheme'],
    ['ftp://files.example.org/a.csv', 'scheme'],
    ['http://files.example.org/a.csv', 'insecure'],
    ['http://maps.example.org/a.csv', 'insecure'],
    ['https://name@files.example.org/a.csv', 'credentials'],
    ['https://:secret@files.example.org/a.csv', 'credentials'],
    ['https://name:secret@maps.example.org/a.csv', 'credentials'],
    ['https://', 'malformed'],
    ['https://[1/a.csv', 'malformed'],
  ])('%s is refused: %s', (text, why) => {
    expect(judgeAddress(text, PAGE)).toEqual({ ok: false, error: why });
  });

  it('of a page without https may be the page’s own', () => {
    const judged = judgeAddress('/a.csv', 'http://127.0.0.1:4173/');
    expect(judged).toMatchObject({ ok: true, value: { isOwnHost: true } });
  });

  it('shows a host in other letters as the network sees it', () => {
    const judged = judgeAddress('https://exаmple.org/a.csv', PAGE); // the third letter is Cyrillic
    expect(judged).toMatchObject({ ok: true, value: { host: 'xn--exmple-4nf.org', fileName: 'a.csv' } });
  });

  it('is never anything but https, or this very host, whatever is written', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc
        .tuple(fc.constantFrom('https:', 'http:', '/', '//', 'java\tscript:', '\\'), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const judged = judgeAddress(written, PAGE);
        if (!judged.ok) return;
        const { protocol, origin, username, password } = new URL(judged.value.url);
        expect([protocol, username, password]).toEqual(['https:', '', '']);
        expect(judged.value.isOwnHost).toBe(origin === 'https://maps.example.org');
        // What the link keeps leads to the same place.
        expect(judgeAddress(judged.value.address, PAGE)).toEqual(judged);
      }),
      { numRuns: 200 },
    );
  });
});
