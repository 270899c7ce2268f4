import { readFile } from 'node:fs/promises';
import { main } from 'assemblyscript/asc';
import { expect, test } from 'vitest';

const FOLDER = 'src/import/kernel';

/** The compiler itself has to be loaded first. */
const PATIENCE = { timeout: 60_000 };

test('kernel.wasm is what its source compiles to', PATIENCE, async () => {
  let compiled: Uint8Array | null = null;
  const { error } = await main(
    ['split-fields.ts', 'find-labels.ts', '--baseDir', FOLDER, '--config', 'asconfig.json'],
    {
      writeFile: (_, contents) => {
        compiled = contents as Uint8Array;
      },
    },
  );
  expect(error).toBeNull();
  expect(compiled).toEqual(new Uint8Array(await readFile(`${FOLDER}/kernel.wasm`)));
});
