import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { camera } from '@/domain/camera';
import { span, utcDay } from '@/domain/time';
import { createEngineClient } from '@/engine/client';
import { createFormat } from '@/i18n/format';
import { directionOf, loadTranslate } from '@/i18n/translate';
import type { AppState } from '@/state/app-state';
import { type AppStore, createAppStore } from '@/state/store';
import { comparisonEntered } from '@/state/comparison-transitions';
import { axisAround, dataFailed, noticed } from '@/state/transitions';
import { App } from '@/ui/app';
import { AppContext, type AppServices } from '@/ui/app-context';
import { createLive } from '@/ui/live';
import { type LinkDefaults, decodeLink, encodeLink } from '@/url/codec';
import { browserAddressBar, startUrlSync } from '@/url/sync';
import { createAreaAnswers } from './area-answers';
import { createDataSources } from './data-sources';
import { createDeviceStore } from './device-store';
import { loadDossier } from './dossier-loader';
import { lazyMeasuring } from './lazy-measuring';
import { watchHand } from './pace/hand';
import { placeMixOf, startQueryRunner } from './query-runner';
import { startSelectionFinder } from './selection-finder';

const DOSSIER_ID = 'southwest-syria-2018';
const NO_ZONES: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Where the page stands until the dossier has said where to look: only seen when loading fails. */
const EMPTY_DEFAULTS: LinkDefaults = {
  camera: camera([36, 33], 7),
  window: span(utcDay(2018, 6, 12), utcDay(2018, 6, 18)),
};

/**
 * The composition root: loads the dossier, makes store, engine and page, and wires the store's three subscribers
 * outside React: the address bar, the query runner, and (in the map view) the map controller.
 */
export const createApp = async (root: HTMLElement, page: Window): Promise<void> => {
  const fileUrl = (path: string): string => new URL(path, page.document.baseURI).href;
  const loaded = await loadDossier(DOSSIER_ID, fileUrl);
  const defaults: LinkDefaults = loaded.ok
    ? { ...loaded.value.dossier.home, story: loaded.value.dossier.story }
    : EMPTY_DEFAULTS;
  const { state: linked, notices } = decodeLink(page.location.hash, defaults);
  const store = createAppStore(initialState(linked, defaults));
  store.act(noticed(...notices));
  const engine = createEngineClient({ worker: startWorker() });
  const sources = createDataSources(store, engine, createDeviceStore(), page.document.baseURI);

  watchHand(page.document);
  const measuring = loaded.ok ? lazyMeasuring(loaded.value, fileUrl) : null;
  const areas = createAreaAnswers(measuring, sources.tableOf);

  const render = await createRenderer(root, page, store, {
    fileUrl,
    data: sources,
    zones: loaded.ok ? loaded.value.zones : NO_ZONES,
    measuring,
    compareArea: areas.compare,
    placeMix: (row) => placeMixOf(store.getState(), sources.tableOf, row, areas.answer),
    linkHere: () => {
      const fragment = encodeLink(store.getState(), defaults);
      return `${page.location.href.replace(/#.*$/, '')}${fragment === '' ? '' : `#${fragment}`}`;
    },
  });
  await render();
  store.subscribe((state, previous) => {
    if (state.locale !== previous.locale) void render();
  });

  if (loaded.ok) await sources.start(loaded.value.dossier);
  else store.act(dataFailed(loaded.error));
  startQueryRunner(store, sources.tableOf, sources.articleOn, areas.answer);
  startSelectionFinder(store, sources.tableOf);
  startUrlSync(store, browserAddressBar(page), defaults);
};

const initialState = (linked: Parameters<typeof encodeLink>[0], defaults: LinkDefaults): AppState => {
  const initial: AppState = {
    ...linked,
    data: { kind: 'loading' },
    axis: axisAround(
      Number.isFinite(linked.window.end - linked.window.start) ? linked.window : defaults.window,
    ),
    hover: null,
    isRevealing: false,
    viewBounds: null,
    playback: { isPlaying: false, daysPerSecond: 1, mode: 'window' },
    notices: [],
    map: 'starting',
    importing: { kind: 'idle' },
    device: [],
    sums: null,
    comparison: null,
    comparedBy: null,
    shownDistance: null,
    measuring: { isOpen: false, tool: 'select', path: [] },
    remote: null,
    areaShape: null,
    results: null,
  };
  return linked.view === 'compare' ? comparisonEntered(initial) : initial;
};

const startWorker = (): Worker | null => {
  try {
    return new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  } catch {
    return null; // the engine then answers on the page
  }
};

const createRenderer = async (
  rootElement: HTMLElement,
  page: Window,
  store: AppStore,
  rest: Pick<
    AppServices,
    'data' | 'fileUrl' | 'zones' | 'measuring' | 'compareArea' | 'placeMix' | 'linkHere'
  >,
): Promise<() => Promise<void>> => {
  const live = createLive(store, queueMicrotask);
  const root = createRoot(rootElement);
  return async () => {
    const { locale } = store.getState();
    const t = await loadTranslate(locale);
    const services: AppServices = {
      store,
      act: (transition) => {
        store.act(transition);
      },
      live,
      t,
      format: createFormat(locale),
      ...rest,
    };
    page.document.documentElement.lang = locale;
    page.document.body.dir = directionOf(locale);
    root.render(
      <StrictMode>
        <AppContext value={services}>
          <App />
        </AppContext>
      </StrictMode>,
    );
  };
};
