import type { Format } from '@/i18n/format';
import type { Binning } from './binning';
import { type Stretch, type Windows, veiledStretches } from './lit-stretch';
import {
  type TimelineBars,
  type TimelinePaint,
  type TrackPlan,
  drawBars,
  drawTicks,
  histogramBottom,
  litRows,
} from './timeline-canvas';
import { moveTo } from './place-windows';
import { drawHistogram } from './timeline-histogram';

/** Everything that the sheets show; they read nothing else. */
export interface TimelinePicture extends TrackPlan, Windows {
  /** Counts per kind and bin, kind-major; see RowIndex.histogram. */
  readonly bins: Uint32Array;
  readonly binning: Binning;
  readonly kindMask: number;
  /** The same object for as long as its bars look the same; null where there are too many events for a bar each. */
  readonly bars: TimelineBars | null;
}

/**
 * The pictures of the track, one above the other: the ground with the histogram and the ticks, veils over what of the
 * histogram lies outside the windows, and the bars. A window that moves moves the veils, and draws only the bars that it
 * comes to or leaves.
 */
export interface TimelineSheets {
  readonly fit: (widthPx: number, heightPx: number) => void;
  readonly draw: (picture: TimelinePicture, paint: TimelinePaint) => void;
  readonly dispose: () => void;
}

const HISTOGRAM_ALPHA = 0.85;
/** Before, between and behind two windows. */
const MOST_VEILS = 3;

/** What was drawn last on the sheets that depend on more than the window. */
interface Drawn {
  readonly ground: readonly unknown[];
  readonly bars: readonly unknown[];
  readonly lit: ReadonlySet<number>;
}
const NOTHING: Drawn = { ground: [], bars: [], lit: new Set() };

export const createTimelineSheets = (holder: HTMLElement, format: Format): TimelineSheets => {
  const ground = createCanvas();
  const bars = createCanvas();
  const veils = Array.from({ length: MOST_VEILS }, createVeil);
  holder.append(ground.canvas, ...veils.map(({ element }) => element), bars.canvas);
  let drawn = NOTHING;

  const drawGround = (picture: TimelinePicture, paint: TimelinePaint): void => {
    const { scale, heightPx, bins, kindMask } = picture;
    const bottomPx = histogramBottom(heightPx, picture.bars !== null);
    const key = [scale.axis, bins, kindMask, bottomPx, paint];
    if (isSame(key, drawn.ground)) return;
    drawn = { ...drawn, ground: key };
    ground.context.clearRect(0, 0, scale.widthPx, heightPx);
    drawTicks(ground.context, picture, paint, format);
    ground.context.globalAlpha = HISTOGRAM_ALPHA;
    drawHistogram(ground.context, { ...picture, bottomPx }, paint);
    ground.context.globalAlpha = 1;
    for (const { element } of veils) element.style.blockSize = `${bottomPx}px`;
  };

  const drawAllBars = (picture: TimelinePicture, paint: TimelinePaint): void => {
    const { scale, heightPx } = picture;
    const key = [scale.axis, picture.bars, paint];
    const isFresh = !isSame(key, drawn.bars);
    const nowLit = picture.bars === null ? NOTHING.lit : litRows(picture.bars, picture);
    const changed = new Set([...leaving(nowLit, drawn.lit), ...leaving(drawn.lit, nowLit)]);
    drawn = { ...drawn, bars: key, lit: nowLit };
    if (isFresh) bars.context.clearRect(0, 0, scale.widthPx, heightPx);
    if (picture.bars === null || (!isFresh && changed.size === 0)) return;
    // An outline lies on its neighbours: with one among them they are all drawn again.
    const { selected, hovered } = picture.bars;
    const isWhole = isFresh || selected >= 0 || hovered >= 0;
    if (isWhole && !isFresh) bars.context.clearRect(0, 0, scale.widthPx, heightPx);
    drawBars(bars.context, picture, picture.bars, nowLit, isWhole ? null : changed, paint);
  };

  return {
    fit: (widthPx, heightPx) => {
      const ratio = devicePixelRatio;
      for (const { canvas, context } of [ground, bars]) {
        canvas.width = Math.round(widthPx * ratio);
        canvas.height = Math.round(heightPx * ratio);
        canvas.style.inlineSize = `${widthPx}px`;
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
      }
      drawn = NOTHING;
    },
    draw: (picture, paint) => {
      drawGround(picture, paint);
      const stretches = veiledStretches(picture, picture.binning, picture.scale);
      veils.forEach((veil, at) => {
        veil.cover(stretches[at] ?? null, picture);
      });
      drawAllBars(picture, paint);
    },
    dispose: () => {
      holder.replaceChildren();
    },
  };
};

/** What of the one is not in the other. */
const leaving = (from: ReadonlySet<number>, other: ReadonlySet<number>): readonly number[] =>
  [...from].filter((row) => !other.has(row));

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, at) => part === b[at]);

interface Canvas {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

const createCanvas = (): Canvas => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  return { canvas, context };
};

/** Paper that lets through a little, as long as it must be and moved by the compositor. */
const createVeil = (): {
  readonly element: HTMLElement;
  readonly cover: (stretch: Stretch | null, picture: TrackPlan) => void;
} => {
  const element = document.createElement('div');
  element.className = 'timeline-veil';
  let size = -1;
  return {
    element,
    cover: (stretch, { scale, isMirrored }) => {
      const { fromPx, toPx } = stretch ?? { fromPx: 0, toPx: 0 };
      // What reaches to an end of the track is as long as the track, and cut by it: so it keeps its size while it moves.
      const isFirst = fromPx === 0 && toPx > 0;
      const isLast = toPx === scale.widthPx;
      const wanted = isFirst || isLast ? scale.widthPx : toPx - fromPx;
      if (size !== wanted) element.style.inlineSize = `${wanted}px`;
      size = wanted;
      moveTo(element, isFirst ? toPx - wanted : fromPx, isMirrored);
    },
  };
};
