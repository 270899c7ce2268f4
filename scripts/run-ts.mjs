// Runs a TypeScript command with the project's own bundler: `node scripts/run-ts.mjs geodata/build/main.ts -- args`.
// The module exports `main(args: string[]): Promise<number> | number`, the exit code.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) throw new Error('usage: node scripts/run-ts.mjs FILE.ts [-- args]');
const args = rest[0] === '--' ? rest.slice(1) : rest;
const { module } = await runnerImport(resolve(entry), {
  logLevel: 'error',
  resolve: { tsconfigPaths: true },
});
process.exitCode = await /** @type {{ main: (args: string[]) => Promise<number> | number }} */ (module).main(
  args,
);
