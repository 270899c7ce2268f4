import { describe, expect, it } from 'vitest';
import { days, madeUpDossier, madeUpEvent } from '@/domain/made-up-dossier.test-helper';
import { ok } from '@/domain/result';
import { ALL_TIME, span, utcDay } from '@/domain/time';
import { createEngineClient } from '@/engine/client';
import type { DatasetChoice } from '@/state/app-state';
import { ARTICLE } from '@/state/datasets';
import { madeUpState } from '@/state/made-up-state.test-helper';
import { selectRows } from '@/state/selectors';
import { createAppStore } from '@/state/store';
import { createDataSources } from './data-sources';
import { datasetIdOf } from './dataset-id';
import type { KeptFile } from './device-store';
import type { FetchFile } from './remote-client';

const PAGE = 'https://maps.example.org/watch/';
const ELSEWHERE = 'https://files.example.org/events.csv';
const csv = (id: string): Blob =>
  new Blob([`id,title,date,latitude,longitude\n${id},One,2024-03-01,36,37\n${id}x,Two,2024-03-09,36,37\n`]);
const DOSSIER = madeUpDossier([madeUpEvent('toll', { when: days(5, 6) })]);

const choice = (id: string): DatasetChoice => ({ id: id as DatasetChoice['id'], isHidden: false });

interface Beginning {
  readonly linked: string;
  /** What is at which address; nothing at all others. */
  readonly hosts: Readonly<Record<string, Blob>>;
}

/** A page with an empty device, whose fetches are answered from `hosts`. */
const setUp = async ({ linked = ARTICLE, hosts = {} }: Partial<Beginning> = {}) => {
  const store = createAppStore(
    madeUpState(null, { camera: DOSSIER.home.camera, datasets: [choice(linked)] }),
  );
  const kept = new Map<string, KeptFile>();
  const asked: string[] = [];
  const fetchFile: FetchFile = ({ url }) => {
    asked.push(url);
    const body = hosts[url];
    return Promise.resolve(body === undefined ? { ok: false, error: { kind: 'not-found' } } : ok(body));
  };
  const device = {
    list: () => Promise.resolve([...kept.values()].map(({ info }) => info)),
    read: (id: string) => Promise.resolve(kept.get(id) ?? null),
    keep: (file: KeptFile) => Promise.resolve(void kept.set(file.info.id, file)),
    remove: (id: string) => Promise.resolve(void kept.delete(id)),
  };
  const sources = createDataSources(store, createEngineClient({ worker: null }), device, PAGE, fetchFile);
  await sources.start(DOSSIER);
  const loaded = (): readonly string[] => selectRows(store.getState())?.parts.map(({ id }) => id) ?? [];
  return {
    store,
    sources,
    asked,
    loaded,
    /** As the address bar does it: wishes change, rows do not. */
    navigate: (ids: readonly string[], fields: object = {}) => {
      store.act((state) => ({
        ...state,
        camera: DOSSIER.home.camera,
        window: ALL_TIME,
        notices: [],
        ...fields,
        datasets: ids.map(choice),
      }));
    },
    until: (isTrue: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (isTrue()) resolve();
        };
        store.subscribe(look);
        look();
      }),
    notices: () => store.getState().notices.map(({ kind }) => kind),
  };
};

describe('an address that changes while the page is open', () => {
  it('opens a file of this device, and the article again once the file is gone from it', async () => {
    const page = await setUp();
    const bytes = csv('a');
    const id = (await datasetIdOf([bytes], new AbortController().signal)) ?? '';
    await page.sources.openFiles([new File([bytes], 'a.csv')], {});
    expect(page.loaded()).toEqual([id]);
    page.navigate([ARTICLE]);
    await page.until(() => page.loaded()[0] === ARTICLE);
    page.navigate([id]);
    await page.until(() => page.loaded()[0] === id);
    expect(page.store.getState().camera).not.toBe(DOSSIER.home.camera); // files are looked at where they are
    page.navigate([ARTICLE, id]);
    await page.until(() => page.loaded().length === 2);
    expect(page.loaded()).toEqual([ARTICLE, id]);
  });

  it('ends up with what it names last, however fast it changes', async () => {
    const page = await setUp();
    await page.sources.openFiles([new File([csv('a')], 'a.csv')], {});
    const [first = ''] = page.loaded();
    await page.sources.openFiles([new File([csv('b')], 'b.csv')], {});
    const [second = ''] = page.loaded();
    page.navigate([first]);
    page.navigate([second]);
    page.navigate([ARTICLE]);
    page.navigate([second, first]);
    await page.until(() => page.loaded().length === 2);
    expect(page.loaded()).toEqual([second, first]);
    expect(page.notices()).toEqual([]);
  });

  it('asks for a file that is not here each time that it comes to name it, and keeps naming it', async () => {
    const page = await setUp();
    const id = `sha256:${'0'.repeat(64)}`;
    page.navigate([id]);
    await page.until(() => page.notices().includes('dataset-missing'));
    expect(page.store.getState().datasets).toEqual([choice(id)]);
    page.navigate([ARTICLE]);
    expect(page.notices()).toEqual([]);
    page.navigate([id]);
    await page.until(() => page.notices().includes('dataset-missing'));
    expect(page.loaded()).toEqual([ARTICLE]);
  });

  it('fetches a file of this host at once, with the window of the link over it', async () => {
    const url = 'https://maps.example.org/own/b.csv';
    const page = await setUp({ hosts: { [url]: csv('b') } });
    const window = span(utcDay(2024, 3, 1), utcDay(2024, 3, 2));
    const windows = new Set<unknown>();
    page.store.subscribe(({ data, window: shown }, previous) => {
      if (data !== previous.data) windows.add(shown);
    });
    page.navigate([url], { window });
    await page.until(() => page.loaded()[0] !== ARTICLE);
    expect(page.store.getState().datasets).toEqual([choice('/own/b.csv')]); // as links write it
    expect([...windows]).toEqual([window]); // the address bar must never see another in between
  });

  it('asks before it fetches from another host, and no more once the address has changed again', async () => {
    const page = await setUp({ hosts: { [ELSEWHERE]: csv('c') } });
    page.navigate([ELSEWHERE]);
    await page.until(() => page.store.getState().remote?.kind === 'asked');
    page.navigate([ARTICLE]);
    expect(page.store.getState().remote).toBeNull();
    page.navigate([ELSEWHERE]);
    await page.until(() => page.store.getState().remote?.kind === 'asked');
    expect(page.asked).toEqual([]);
    await page.sources.fetchLinked();
    expect(page.asked).toEqual([ELSEWHERE]);
    expect(page.store.getState().datasets).toEqual([choice(ELSEWHERE)]);
    expect(page.loaded()[0]).toMatch(/^sha256:/);
  });

  it('leaves on the map what was there where the reader does not want it', async () => {
    const page = await setUp();
    await page.sources.openFiles([new File([csv('d')], 'd.csv')], {});
    const before = page.loaded();
    page.navigate([ELSEWHERE]);
    await page.until(() => page.store.getState().remote?.kind === 'asked');
    page.sources.declineLinked();
    expect(page.loaded()).toEqual(before);
    expect(page.store.getState().datasets.map(({ id }) => id)).toEqual(before);
  });

  it.each(['javascript:alert(1)', 'data:text/csv,a', 'file:///a.csv', 'http://files.example.org/a.csv'])(
    'refuses %s at once and stays where it was, so that Back is not caught',
    async (address) => {
      const page = await setUp();
      const rows = selectRows(page.store.getState());
      page.navigate([address]);
      expect(page.notices()).toEqual(['address-refused']);
      expect(page.store.getState()).toMatchObject({ datasets: [choice(ARTICLE)], remote: null });
      expect(selectRows(page.store.getState())).toBe(rows);
      expect(page.asked).toEqual([]);
    },
  );
});

describe('a file that a link names', () => {
  it('is shown with its report where records of it were rejected', async () => {
    const hosts = { [ELSEWHERE]: new Blob([await csv('e').text(), 'e3,Three,,36,37\n']) };
    const page = await setUp({ linked: ELSEWHERE, hosts });
    await page.sources.fetchLinked();
    expect(page.loaded()[0]).toMatch(/^sha256:/);
    expect(page.store.getState().importing).toMatchObject({ kind: 'finished', report: { rejectedTotal: 1 } });
    expect(page.store.getState().remote).toEqual({ kind: 'read' });
  });

  it('is shown alone where nothing is amiss', async () => {
    const page = await setUp({ linked: ELSEWHERE, hosts: { [ELSEWHERE]: csv('f') } });
    await page.sources.fetchLinked();
    expect(page.store.getState()).toMatchObject({ importing: { kind: 'idle' }, remote: null });
  });

  it('is joined by the files that it refers to, and is then no longer what its address gives', async () => {
    const event = {
      id: 'E1',
      date: '02/24/2022',
      time: '00:00',
      latitude: '36',
      longitude: '37',
      location: 'A',
      description: 'd',
      sources: ['s1'],
      associations: ['x1'],
    };
    const associations = [{ id: 'x1', title: 'T', mode: 'FILTER', filter_paths: ['Kind', 'Shelling'] }];
    const sources = { s1: { id: 's1', title: 'T', paths: ['https://example.org/1'] } };
    const url = 'https://files.example.org/export_events.json';
    const page = await setUp({ linked: url, hosts: { [url]: new Blob([JSON.stringify([event])]) } });
    await page.sources.fetchLinked();
    const { importing } = page.store.getState();
    expect(importing).toMatchObject({
      kind: 'finished',
      address: url,
      report: { warnings: { 'dangling-sources': 1, 'dangling-associations': 1 } },
    });
    const alone = page.loaded();
    await page.sources.addFiles([
      new File([JSON.stringify(sources)], 'sources.json'),
      new File([JSON.stringify(associations)], 'associations.json'),
    ]);
    expect(page.store.getState().importing).toMatchObject({
      name: 'export_events.json, sources.json, associations.json',
      address: null,
      others: [],
      report: { loaded: 1, warnings: {}, countsByType: { 'Kind=Shelling': 1 } },
    });
    expect(page.loaded()).not.toEqual(alone);
    expect(page.store.getState().datasets.map(({ id }) => id)).toEqual(page.loaded());
  });

  it('keeps its place among others when the files that it refers to are added', async () => {
    const page = await setUp();
    const event = { id: 'E1', date: '02/24/2022', latitude: '36', longitude: '37', sources: ['s1'] };
    const events = new File([JSON.stringify([{ ...event, associations: [] }])], 'events.json');
    const sources = new File(['{"s1":{"id":"s1","title":"T","paths":[]}}'], 'sources.json');
    await page.sources.openFiles([events], {});
    await page.sources.add([ARTICLE]);
    expect(page.loaded()).toHaveLength(2);
    await page.sources.addFiles([sources]);
    expect(page.loaded()).toHaveLength(2);
    expect(page.loaded()[1]).toBe(ARTICLE);
  });
});
