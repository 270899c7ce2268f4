import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '@/import/in-order';
import { checkImport, createRandom, fuzzSeeds, mutate } from '@/import/fuzz';

const seeds = fuzzSeeds(join(import.meta.dirname, 'fixtures'));

test('random bytes are refused or read, and never break a promise', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect(await checkImport(bytes)).toBeNull();
    }),
    { numRuns: 150, seed: 1 },
  );
});

test('bytes behind the signature of each format never break a promise', async () => {
  const signatures = [
    'PK\u0003\u0004',
    '\u001f\u008b\u0008',
    'PAR1',
    'fgb\u0003fgb\u0000',
    '<kml ',
    '<gpx ',
    '[{',
    '{"',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...signatures),
      fc.uint8Array({ maxLength: 200 }),
      async (start, bytes) => {
        const head = Uint8Array.from(start, (letter) => letter.codePointAt(0) ?? 0);
        expect(await checkImport(new Uint8Array([...head, ...bytes]))).toBeNull();
      },
    ),
    { numRuns: 150, seed: 1 },
  );
});

test.each(seeds)('%s, damaged in any way, never breaks a promise', async (_, bytes) => {
  const random = createRandom(20_240_601);
  const damaged = Array.from({ length: 4 }, () => mutate(bytes, random));
  const problems: (string | null)[] = [];
  await inOrder(damaged, async (it) => {
    problems.push(await checkImport(it));
  });
  expect(problems).toEqual([null, null, null, null]);
});
