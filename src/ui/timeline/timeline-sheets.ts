import type { Format } from '@/i18n/format';
import type { Binning } from './binning';
import { type Stretch, type Windows, litStretch } from './lit-stretch';
import {
  type TimelineBars,
  type TimelinePaint,
  type TrackPlan,
  drawBars,
  drawTicks,
  histogramBottom,
  litRows,
} from './timeline-canvas';
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
 * The pictures of the track, one above the other: the ground with ticks and a pale histogram, the same histogram in full
 * colour within the windows, and the bars. A window that moves draws only the bars that it comes to or leaves: the rest
 * is moved by the compositor.
 */
export interface TimelineSheets {
  readonly fit: (widthPx: number, heightPx: number) => void;
  readonly draw: (picture: TimelinePicture, paint: TimelinePaint) => void;
  readonly dispose: () => void;
}

const PALE_ALPHA = 0.25;

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
  const lit = [createLit(), createLit()] as const;
  holder.append(ground.canvas, ...lit.map(({ frame }) => frame), bars.canvas);
  const canvases = [ground, ...lit.map(({ sheet }) => sheet), bars];
  let drawn = NOTHING;

  const drawGround = (picture: TimelinePicture, paint: TimelinePaint): void => {
    const { scale, heightPx, bins, kindMask } = picture;
    const bottomPx = histogramBottom(heightPx, picture.bars !== null);
    const key = [scale.axis, bins, kindMask, bottomPx, paint];
    if (isSame(key, drawn.ground)) return;
    drawn = { ...drawn, ground: key };
    const histogram = { ...picture, bottomPx };
    for (const { context } of lit.map(({ sheet }) => sheet)) {
      context.clearRect(0, 0, scale.widthPx, heightPx);
      drawHistogram(context, histogram, paint);
    }
    ground.context.clearRect(0, 0, scale.widthPx, heightPx);
    drawTicks(ground.context, picture, paint, format);
    ground.context.globalAlpha = PALE_ALPHA;
    drawHistogram(ground.context, histogram, paint);
    ground.context.globalAlpha = 1;
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
      for (const { canvas, context } of canvases) {
        canvas.width = Math.round(widthPx * ratio);
        canvas.height = Math.round(heightPx * ratio);
        canvas.style.inlineSize = `${widthPx}px`;
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
      }
      drawn = NOTHING;
    },
    draw: (picture, paint) => {
      drawGround(picture, paint);
      const { window, compared, binning, scale, isMirrored } = picture;
      lit[0].show(litStretch(window, binning, scale), isMirrored);
      lit[1].show(compared === null ? null : litStretch(compared, binning, scale), isMirrored);
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

/** A sheet behind a frame that moves: the frame cuts it, and the sheet stays where it is on the track. */
const createLit = (): {
  readonly frame: HTMLElement;
  readonly sheet: Canvas;
  readonly show: (stretch: Stretch | null, isMirrored: boolean) => void;
} => {
  const sheet = createCanvas();
  const frame = document.createElement('div');
  frame.className = 'timeline-lit';
  frame.append(sheet.canvas);
  let width = -1;
  return {
    frame,
    sheet,
    show: (stretch, isMirrored) => {
      const { fromPx, toPx } = stretch ?? { fromPx: 0, toPx: 0 };
      const by = isMirrored ? -fromPx : fromPx;
      frame.style.transform = `translateX(${by}px)`;
      sheet.canvas.style.transform = `translateX(${-by}px)`;
      if (width !== toPx - fromPx) frame.style.inlineSize = `${toPx - fromPx}px`;
      width = toPx - fromPx;
    },
  };
};
