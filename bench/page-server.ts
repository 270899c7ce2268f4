import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type InlineConfig, build, preview } from 'vite';

const HERE = import.meta.dirname;

/** A built page on a server of this machine. */
export interface PageServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Builds into a folder of its own, outside the project (the type checker reads what is in it), and serves that. */
export const serve = async (config: InlineConfig): Promise<PageServer> => {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const full: InlineConfig = {
    ...config,
    logLevel: 'error',
    build: { ...config.build, outDir, emptyOutDir: true },
    preview: { ...config.preview, host: '127.0.0.1', port: 0, strictPort: false },
  };
  // The command that runs this resolves a config of its own, for development, and that stays in the environment:
  // without this line React's development build would be measured.
  process.env['NODE_ENV'] = 'production';
  await build(full);
  const server = await preview(full);
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

/** The bench page, built as the app is built. The embedded basemap comes from `public`. */
export const servePage = (): Promise<PageServer> =>
  serve({
    configFile: false,
    root: resolve(HERE, 'page'),
    base: './',
    publicDir: resolve(HERE, '../public'),
    resolve: { tsconfigPaths: true, dedupe: ['maplibre-gl'] },
    worker: { format: 'es' },
    build: { target: 'es2023', chunkSizeWarningLimit: 2000 },
    preview: {
      // isolated pages have a clock of 5 µs instead of 100 µs
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });

/** The app itself, as it is published. */
export const serveApp = (): Promise<PageServer> =>
  serve({ root: resolve(HERE, '..'), configFile: resolve(HERE, '../vite.config.ts') });
