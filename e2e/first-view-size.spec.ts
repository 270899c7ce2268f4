import { gzipSync } from 'node:zlib';
import { expect, test } from './watchpost-test.ts';

const BUDGET_KB = 750;
const PACKED = /\.(woff2|pmtiles|png)$/;

test('the first view is at most 750 KB over the wire, basemap and fonts included', async ({ app, page }) => {
  const bodies: Promise<{ readonly name: string; readonly bytes: number }>[] = [];
  page.on('response', (response) => {
    bodies.push(
      response.body().then(
        (body) => {
          const { pathname } = new URL(response.url());
          const isPacked = PACKED.test(pathname);
          return { name: pathname, bytes: isPacked ? body.length : gzipSync(body, { level: 9 }).length };
        },
        () => ({ name: response.url(), bytes: 0 }),
      ),
    );
  });
  await app.open();
  // A file that both the page and the map's worker ask for is fetched once; ranges of one file are different bytes.
  const seen = new Set<string>();
  const files = (await Promise.all(bodies)).filter(({ name }) => {
    const isAgain = seen.has(name) && !name.endsWith('.pmtiles');
    seen.add(name);
    return !isAgain;
  });
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  console.log(`first view: ${total.toFixed(0)} KB over the wire, budget ${BUDGET_KB}`);
  for (const { name, bytes } of files.toSorted((a, b) => b.bytes - a.bytes).slice(0, 12)) {
    console.log(`  ${(bytes / 1000).toFixed(1).padStart(7)} KB ${name}`);
  }
  expect(total).toBeLessThan(BUDGET_KB);
});
