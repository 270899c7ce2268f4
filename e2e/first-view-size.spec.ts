import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { expect, test } from './watchpost-test.ts';

/** The promise to readers, compressed by brotli as most static hosts do; what gzip makes of it is reported beside. */
const BUDGET_KB = 750;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const PACKED = /\.(woff2|pmtiles|png)$/;

test('the first view keeps its budget over the wire, basemap and fonts included', async ({ app, page }) => {
  const bodies: Promise<{ readonly name: string; readonly bytes: number; readonly gzip: number }>[] = [];
  page.on('response', (response) => {
    bodies.push(
      response.body().then(
        (body) => {
          const { pathname } = new URL(response.url());
          const isPacked = PACKED.test(pathname);
          const gzip = isPacked ? body.length : gzipSync(body, { level: 9 }).length;
          const bytes = isPacked ? body.length : brotliCompressSync(body, BROTLI).length;
          return { name: pathname, bytes, gzip };
        },
        () => ({ name: response.url(), bytes: 0, gzip: 0 }),
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
  const gzip = files.reduce((sum, file) => sum + file.gzip, 0) / 1000;
  console.log(
    `first view over the wire: ${total.toFixed(0)} KB (budget ${BUDGET_KB}), with gzip ${gzip.toFixed(0)} KB`,
  );
  for (const { name, bytes } of files.toSorted((a, b) => b.bytes - a.bytes).slice(0, 12)) {
    console.log(`  ${(bytes / 1000).toFixed(1).padStart(7)} KB ${name}`);
  }
  expect(total).toBeLessThan(BUDGET_KB);
});
