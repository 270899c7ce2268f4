import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, preview } from 'vite';

const HERE = import.meta.dirname;

/** The bench page, built as the app is built, on a server of this machine. */
export interface PageServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Builds and serves the page. The embedded basemap comes from `public`. */
export const servePage = async (): Promise<PageServer> => {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-')); // not here: the type checker reads this folder
  const config = {
    configFile: false as const,
    root: resolve(HERE, 'page'),
    base: './',
    publicDir: resolve(HERE, '../public'),
    logLevel: 'error' as const,
    resolve: { tsconfigPaths: true, dedupe: ['maplibre-gl'] },
    worker: { format: 'es' as const },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 2000,
    },
    preview: {
      host: '127.0.0.1',
      port: 0,
      // isolated pages have a clock of 5 µs instead of 100 µs
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  };
  await build(config);
  const server = await preview(config);
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the page server has no address');
  return {
    address,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
};
