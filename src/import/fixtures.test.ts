import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFixture, summariseImport } from '@/import/fixtures/summarise-import';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const EXPECTED = '.expected.json';
const names = readdirSync(FIXTURES);
const expectedOf = names
  .filter((name) => name.endsWith(EXPECTED))
  .map((name) => name.slice(0, -EXPECTED.length));

test.each(expectedOf)('%s gives the expected rows and report', async (name) => {
  const { report, rows } = await importFixture(join(FIXTURES, name));
  const expected = JSON.parse(readFileSync(join(FIXTURES, `${name}${EXPECTED}`), 'utf8')) as object;
  expect(JSON.parse(JSON.stringify(summariseImport(report, rows)))).toEqual(expected);
});

test('every fixture has its expected result beside it', () => {
  const fixtures = names.filter((name) => !name.endsWith(EXPECTED) && !name.endsWith('.ts'));
  expect(expectedOf.toSorted()).toEqual(fixtures.toSorted());
});
