import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useApp, useServices } from './app-context';
import { DatasetsPanel } from './datasets/datasets-panel';
import { EventList, SheetCount } from './event-list/event-list';
import { OffMap } from './event-list/off-map';
import { Filters } from './filters/filters';
import { Legend } from './legend/legend';
import { Header } from './shell/header';
import { Notices } from './shell/notices';
import { useSheet } from './shell/use-sheet';
import { useThemeOnPage } from './shell/use-theme';
import { ViewNav } from './shell/view-nav';
import { StoryInvite } from './story/story-invite';
import { Timeline } from './timeline/timeline';
import { WithWords } from './with-words';

// The map is two thirds of the bytes: list and timeline are up before it has arrived.
const MapView = lazy(async () => ({ default: (await import('./map-view/map-view')).MapView }));

// Nobody has opened an event yet: the details come with the first one.
const EventCard = lazy(async () => ({ default: (await import('./event-card/event-card')).EventCard }));

const MeasurePanel = lazy(async () => ({
  default: (await import('./measure/measure-panel')).MeasurePanel,
}));

// Panels that are opened by name: each brings its own words.
const PANELS = {
  story: lazy(async () => ({ default: (await import('./story/story-panel')).StoryPanel })),
  sources: lazy(async () => ({ default: (await import('./sources/sources-panel')).SourcesPanel })),
  compare: lazy(async () => ({ default: (await import('./compare/compare-panel')).ComparePanel })),
};

const isWide = (): boolean => matchMedia('(min-width: 900px)').matches;

/** The page: head, list at the start, map in the middle, details at the end, timeline along the bottom. */
export function App(): ReactElement {
  const { t } = useServices();
  useThemeOnPage();
  const [isSheetOpen, setIsSheetOpen] = useSheet();
  const [isLegendOpen] = useState(isWide);
  const data = useApp((state) => state.data);
  const view = useApp((state) => state.view);
  const isMeasuring = useApp((state) => state.measuring.isOpen);
  const hasSelection = useApp((state) => state.selection !== null);
  return (
    <div className="app" data-view={view} data-sheet={hasSelection ? 'card' : isSheetOpen ? 'open' : 'peek'}>
      <a
        className="skip"
        href="#events"
        onClick={(event) => {
          event.preventDefault();
          setIsSheetOpen(true);
          document.querySelector<HTMLElement>('.event-list button, .story h2')?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <Header />
      <main className="stage">
        <Suspense fallback={<div className="map-region map-loading">{t('map.loading')}</div>}>
          <MapView />
        </Suspense>
        <Legend isOpen={isLegendOpen} />
        <StoryInvite
          onAccepted={() => {
            setIsSheetOpen(true);
          }}
        />
        {isMeasuring && (
          <Suspense fallback={null}>
            <WithWords part="panels">
              <MeasurePanel />
            </WithWords>
          </Suspense>
        )}
        <Notices />
      </main>
      <section className="panel" id="events" aria-label={t('panel.title')}>
        <button
          type="button"
          className="sheet-handle"
          aria-expanded={isSheetOpen}
          onClick={() => {
            setIsSheetOpen(!isSheetOpen);
          }}
        >
          {isSheetOpen
            ? t('panel.close')
            : view === 'events'
              ? t('panel.open')
              : t('panel.openView', { view: t(`view.${view}`) })}
          <SheetCount />
        </button>
        {data.kind === 'failed' ? (
          <p role="alert" className="failure">
            {t('data.failed', { detail: data.detail })}
          </p>
        ) : (
          <>
            <ViewNav
              onChosen={() => {
                setIsSheetOpen(true);
              }}
            />
            {view === 'events' ? (
              <>
                <DatasetsPanel />
                <Filters />
                <EventList />
                <OffMap />
              </>
            ) : (
              <Suspense>
                <WithWords part="panels">
                  <OpenPanel view={view} />
                </WithWords>
              </Suspense>
            )}
          </>
        )}
      </section>
      {hasSelection && (
        <Suspense fallback={null}>
          <EventCard />
        </Suspense>
      )}
      <Timeline />
    </div>
  );
}

function OpenPanel({ view }: { readonly view: keyof typeof PANELS }): ReactElement {
  const Panel = PANELS[view];
  return <Panel />;
}
