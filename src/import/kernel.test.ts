import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** The compiler has to start first. */
const PATIENCE = { timeout: 60_000 };

test('kernel.wasm is what its source compiles to', PATIENCE, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kernel-'));
  try {
    const compiled = join(folder, 'kernel.wasm');
    await promisify(execFile)('npm', ['run', '-s', 'kernel', '--', '--outFile', compiled]);
    expect(Buffer.compare(await readFile(compiled), await readFile('src/import/kernel/kernel.wasm'))).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
