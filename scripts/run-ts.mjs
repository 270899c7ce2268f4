// Runs a TypeScript command with the project's own bundler: `node scripts/run-ts.mjs geodata/build/main.ts -- args`.
// The module exports `main(args: string[]): Promise<number> | number`, the exit code.
import { resolve } from 'node:path';
import { createRunnableDevEnvironment, resolveConfig } from 'vite';

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) throw new Error('usage: node scripts/run-ts.mjs FILE.ts [-- args]');
const args = rest[0] === '--' ? rest.slice(1) : rest;
const config = await resolveConfig(
  {
    configFile: false,
    envDir: false,
    cacheDir: process.cwd(),
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    environments: {
      command: {
        consumer: 'server',
        dev: { moduleRunnerTransform: true },
        resolve: { external: true, conditions: ['node'] },
      },
    },
  },
  'serve',
);
const environment = createRunnableDevEnvironment('command', config, {
  runnerOptions: { hmr: false },
  hot: false,
});
await environment.init();
try {
  // Not Vite's runnerImport: it closes the runner at once, and a command that loads a module later would fail.
  const { main } = /** @type {{ main: (args: string[]) => Promise<number> | number }} */ (
    await environment.runner.import(resolve(entry))
  );
  process.exitCode = await main(args);
} finally {
  await environment.close();
}
