import { type ReactElement, useEffect, useRef } from 'react';
import { type MapController, createMapController } from '@/map/controller';
import { BASEMAP_ATTRIBUTION } from '@/map/basemap/attribution';
import { selectCitations } from '@/state/dataset-selectors';
import { measuringToggled } from '@/state/measure-transitions';
import { selectRows } from '@/state/selectors';
import { useApp, useServices } from '@/ui/app-context';
import { describeMix } from '@/ui/describe-mix';
import { describeWhen } from '@/ui/describe-when';
import { useThemeName } from '@/ui/shell/use-theme';

/** The map and its few buttons. Without WebGL 2, words instead: list, timeline and details go on working. */
export function MapView(): ReactElement {
  const services = useServices();
  const { t, format, store, fileUrl, zones, placeMix } = services;
  const box = useRef<HTMLDivElement>(null);
  const controller = useRef<MapController | null>(null);
  const theme = useThemeName();
  const status = useApp((state) => state.map);
  const citations = useApp(selectCitations);
  const isAimed = useApp((state) => state.measuring.tool === 'distance');
  const isReady = useApp((state) => selectRows(state) !== null);

  useEffect(() => {
    if (box.current === null || !isReady) return undefined;
    const container = box.current;
    const made = createMapController({
      container,
      store,
      t,
      format,
      theme,
      fileUrl,
      zones,
      isCalm: matchMedia('(prefers-reduced-motion: reduce)').matches,
      padding: () => paddingOf(container),
      describeWhen: ({ when }) => describeWhen(when, t, format),
      describePlace: async (row) => {
        const mix = await placeMix(row);
        return mix === null ? '' : describeMix(mix, t, format);
      },
    });
    controller.current = made;
    return () => {
      controller.current = null;
      made?.dispose();
    };
  }, [isReady, store, t, format, theme, fileUrl, zones, placeMix]);

  return (
    <section className="map-region" aria-label={t('map.region')}>
      <div className="map" ref={box} dir="ltr" />
      {status === 'unsupported' && (
        <p role="alert" className="map-message">
          {t('map.unsupported')}
        </p>
      )}
      {status === 'lost' && (
        <p role="alert" className="map-message">
          {t('map.lost')}
        </p>
      )}
      {status !== 'unsupported' && (
        <div className="map-buttons">
          <MapButton
            name={t('map.zoomIn')}
            path="M3 7.25h4.25V3h1.5v4.25H13v1.5H8.75V13h-1.5V8.75H3z"
            onPress={() => {
              controller.current?.zoomBy(1);
            }}
          />
          <MapButton
            name={t('map.zoomOut')}
            path="M3 7.25h10v1.5H3z"
            onPress={() => {
              controller.current?.zoomBy(-1);
            }}
          />
          <MeasureButton />
        </div>
      )}
      {isAimed && <span className="map-aim" aria-hidden="true" />}
      <p className="attribution">
        <span dir="ltr" lang="en">
          {BASEMAP_ATTRIBUTION}
          {citations !== '' && ` · ${citations}`}
        </span>
      </p>
    </section>
  );
}

/** Opens the tools that measure and draw. */
function MeasureButton(): ReactElement {
  const { t, act } = useServices();
  const isOpen = useApp((state) => state.measuring.isOpen);
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label={t('map.measure')}
      aria-expanded={isOpen}
      title={t('map.measureHint')}
      onClick={() => {
        act(measuringToggled);
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M1.5 10.6 10.6 1.5l3.9 3.9-9.1 9.1zm1.4 0 2.5 2.5 7.7-7.7-2.5-2.5-1 1 1.2 1.2-.7.7-1.2-1.2-1 1 .7.7-.7.7-.7-.7-1 1 1.2 1.2-.7.7-1.2-1.2-1 1 .7.7-.7.7-.7-.7z" />
      </svg>
    </button>
  );
}

function MapButton({
  name,
  path,
  onPress,
}: {
  name: string;
  path: string;
  onPress: () => void;
}): ReactElement {
  return (
    <button type="button" className="button button-icon" aria-label={name} title={name} onClick={onPress}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}

/** What panels cover: the details at the end side of a desktop, the sheet at the bottom of a phone. */
const paddingOf = (container: HTMLElement): { top: number; right: number; bottom: number; left: number } => {
  const map = container.getBoundingClientRect();
  const edge = 48;
  const padding = { top: edge, right: edge, bottom: edge, left: edge };
  const card = document.querySelector('.event-card')?.getBoundingClientRect();
  if (!card || card.width === 0) return padding;
  if (card.width > map.width * 0.7)
    padding.bottom = Math.min(map.height * 0.6, Math.max(edge, map.bottom - card.top + edge));
  else if (card.left > map.left + map.width / 2) padding.right = Math.max(edge, map.right - card.left + edge);
  else padding.left = Math.max(edge, card.right - map.left + edge);
  return padding;
};
