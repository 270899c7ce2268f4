import { openSession } from './browser-session';
import { type ResultRow, saidRow } from './results';
import { STORED } from './stored-baselines';

const MILLION = 1_000_000;
const LIMIT_MS = 100_000;

/** Whatever a million points in a GeoJSON source come to within the limit, in words. */
const outcomeOf = async (address: string): Promise<string> => {
  const session = await openSession(address);
  const begin = Date.now();
  const seconds = (): number => Math.round((Date.now() - begin) / 1000);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      session.call('open', 'setFilter', MILLION).then(() => `at rest after ${seconds()} s`),
      new Promise<string>((resolve) => {
        session.page.once('crash', () => {
          resolve(`renderer crashed after ${seconds()} s`);
        });
        timer = setTimeout(() => {
          resolve(`not at rest after ${LIMIT_MS / 1000} s`);
        }, LIMIT_MS);
      }),
    ]);
  } catch (error) {
    return session.page.isClosed() || String(error).includes('crash')
      ? `renderer crashed after ${seconds()} s`
      : STORED.nativeMillion;
  } finally {
    clearTimeout(timer);
    await session.close();
  }
};

/** A million rows in a GeoJSON source of MapLibre, for as long as patience lasts. */
export const measureNativeMillion = async (address: string, ours: string): Promise<ResultRow> =>
  saidRow('a million rows open', MILLION, ours, `GeoJSON source: ${await outcomeOf(address)}`);
