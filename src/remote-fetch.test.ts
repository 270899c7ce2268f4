import { describe, expect, it } from 'vitest';
import { fetchRemoteFile } from './remote-fetch';

const URL_ASKED = 'https://files.example.org/a.csv';

const fetchFrom = async (
  respond: (options: RequestInit) => Response | Promise<Response>,
  { isOwnHost = false, limitBytes = 1000 } = {},
) => {
  const seen: RequestInit[] = [];
  const progress: [number, number | null][] = [];
  const result = await fetchRemoteFile(URL_ASKED, isOwnHost, {
    limitBytes,
    onProgress: ({ doneBytes, totalBytes }) => {
      progress.push([doneBytes, totalBytes]);
    },
    fetch: async (_, options) => {
      seen.push(options);
      return respond(options);
    },
  });
  return { result, seen, progress };
};

const endless = (): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(300));
      },
    }),
  );

describe('fetching a file elsewhere', () => {
  it('brings its bytes and says how far it is', async () => {
    const { result, progress } = await fetchFrom(
      () => new Response('id,date\n1,2', { headers: { 'content-length': '11' } }),
    );
    expect(result.ok && (await result.value.text())).toBe('id,date\n1,2');
    expect(progress.at(-1)).toEqual([11, 11]);
  });

  it('sends neither credentials nor where the wish came from', async () => {
    const { seen } = await fetchFrom(() => new Response('a'));
    expect(seen).toMatchObject([{ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'follow' }]);
  });

  it('lets this host lead nowhere else', async () => {
    const { seen } = await fetchFrom(() => new Response('a'), { isOwnHost: true });
    expect(seen).toMatchObject([{ redirect: 'error' }]);
  });

  it.each([
    [404, { kind: 'not-found' }],
    [410, { kind: 'not-found' }],
    [401, { kind: 'forbidden' }],
    [403, { kind: 'forbidden' }],
    [500, { kind: 'status', status: 500 }],
  ])('says what a status of %i means', async (status, failure) => {
    const { result } = await fetchFrom(() => new Response('', { status }));
    expect(result).toEqual({ ok: false, error: failure });
  });

  it.each(['<!DOCTYPE html><title>', '\uFEFF\n <html lang="en">', '<!-- x --><!doctype HTML>'])(
    'tells a web page from data: %s',
    async (text) => {
      const { result } = await fetchFrom(() => new Response(text));
      expect(result).toEqual({ ok: false, error: { kind: 'web-page' } });
    },
  );

  it.each(['<?xml version="1.0"?><kml>', 'html,date\n', '<gpx>'])('takes %s for data', async (text) => {
    expect(await fetchFrom(() => new Response(text))).toMatchObject({ result: { ok: true } });
  });

  it('stops at the limit, announced or not', async () => {
    const error = { kind: 'too-large', limitBytes: 1000 };
    const announced = await fetchFrom(() => new Response('a', { headers: { 'content-length': '1001' } }));
    expect(announced).toMatchObject({ result: { ok: false, error }, progress: [] });
    expect(await fetchFrom(endless)).toMatchObject({ result: { ok: false, error } });
  });

  it('does not take the packed length for the length', async () => {
    const headers = { 'content-length': '3', 'content-encoding': 'gzip' };
    const { progress } = await fetchFrom(() => new Response('unpacked', { headers }));
    expect(progress).toEqual([[8, null]]);
  });

  it('says that a host cannot be reached where the browser says nothing', async () => {
    const { result } = await fetchFrom(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(result).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });
});
