import { EVENT_KINDS } from '@/domain/event';
import { DAY_MS, type TimeSpan, span } from '@/domain/time';
import type { Format } from '@/i18n/format';
import type { LanedRow } from './event-lanes';
import { type TickUnit, type TimeScale, timeTicks } from './time-scale';

/** Colours and lengths of one theme, read once from the style sheet. */
export interface TimelinePaint {
  readonly kinds: readonly string[];
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  readonly paper: string;
  readonly font: string;
}

/** What the ticks depend on. */
export type TickPicture = Pick<TimelinePicture, 'scale' | 'heightPx' | 'isMirrored'>;

/** Everything that the canvas shows; drawing reads nothing else. */
export interface TimelinePicture {
  readonly scale: TimeScale;
  readonly heightPx: number;
  readonly isMirrored: boolean;
  readonly window: TimeSpan;
  /** The window that it is compared with: what falls in it stands out as well. */
  readonly compared: TimeSpan | null;
  /** Counts per kind and bin, kind-major; see RowIndex.histogram. */
  readonly bins: Uint32Array;
  readonly binning: Binning;
  readonly kindMask: number;
  /** null where there are too many events for a bar each. */
  readonly bars: TimelineBars | null;
}

/** Bins of whole days that cover the axis; the first and the last may reach beyond it. */
export interface Binning {
  readonly axis: TimeSpan;
  readonly count: number;
  readonly binMs: number;
}

const BIN_DAYS = [1, 2, 7, 14, 28, 91, 182, 364, 1820];

/** Bins that begin and end at midnight: what is known to the day must not be cut finer. */
export const binningOf = ({ axis, widthPx }: TimeScale, minBinPx: number): Binning => {
  const minDays = ((axis.end - axis.start) / DAY_MS / Math.max(1, widthPx)) * minBinPx;
  const binMs = (BIN_DAYS.find((days) => days >= minDays) ?? 3640) * DAY_MS;
  const start = Math.floor(axis.start / binMs) * binMs;
  const count = Math.ceil((axis.end - start) / binMs);
  return { axis: span(start, start + count * binMs), count, binMs };
};

export interface TimelineBars {
  readonly laned: readonly LanedRow[];
  readonly laneCount: number;
  readonly spanOfRow: (row: number) => TimeSpan;
  readonly kindOfRow: (row: number) => number;
  /** Held throughout, or known to the day: drawn solid. Otherwise the bar is what is possible, and soft. */
  readonly isFirm: (row: number) => boolean;
  readonly selected: number;
  readonly hovered: number;
  /** Rows of the story's step; the others are drawn thin. null: no row stands out. */
  readonly focused: ReadonlySet<number> | null;
}

export const TICK_HEIGHT_PX = 18;
const HISTOGRAM_SHARE = 0.32;
const BAR_GAP_PX = 1;
/** What is not in focus stays: a thin line where the others are bars. */
const MUTED_THICKNESS = 0.35;
const MUTED_ALPHA = 0.7;

/** The band that holds the bars, from the track's top. */
export const barBand = (heightPx: number): { readonly top: number; readonly bottom: number } => {
  const plot = heightPx - TICK_HEIGHT_PX;
  return { top: Math.round(plot * HISTOGRAM_SHARE), bottom: plot };
};

/**
 * Draws the whole track: ticks, histogram, bars. About 0.3 ms for a thousand bins.
 *
 * @param ticks what {@link drawTicks} has drawn of this axis, because words are dearer than all the rest
 */
export const drawTimeline = (
  context: CanvasRenderingContext2D,
  picture: TimelinePicture,
  paint: TimelinePaint,
  ticks: CanvasImageSource,
): void => {
  const { widthPx } = picture.scale;
  context.clearRect(0, 0, widthPx, picture.heightPx);
  context.drawImage(ticks, 0, 0, widthPx, picture.heightPx);
  const plotBottom = picture.heightPx - TICK_HEIGHT_PX;
  const bottom = picture.bars ? barBand(picture.heightPx).top - 3 : plotBottom;
  drawHistogram(context, picture, paint, bottom);
  if (picture.bars) drawBars(context, picture, picture.bars, paint);
};

const place = ({ scale, isMirrored }: TickPicture, startPx: number, widthPx: number): number =>
  isMirrored ? scale.widthPx - startPx - widthPx : startPx;

const tickLabel = (format: Format, ms: number, unit: TickUnit, isFirst: boolean): string => {
  const date = new Date(ms);
  if (unit === 'year' || (unit === 'month' && date.getUTCMonth() === 0)) return format.year(ms);
  if (unit === 'month') return isFirst ? format.monthYear(ms) : format.month(ms);
  return isFirst ? `${format.dayMonth(ms)} ${format.year(ms)}` : format.dayMonth(ms);
};

/** Lines and words of the axis; they stay the same while the window moves. */
export const drawTicks = (
  context: CanvasRenderingContext2D,
  picture: TickPicture,
  paint: TimelinePaint,
  format: Format,
): void => {
  const plotBottom = picture.heightPx - TICK_HEIGHT_PX;
  const ticks = timeTicks(picture.scale, 64);
  const dayWidth = picture.scale.toPx(picture.scale.axis.start + DAY_MS);
  context.font = paint.font;
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  ticks.forEach(({ ms, unit }, index) => {
    const x = Math.round(place(picture, picture.scale.toPx(ms), 0)) + 0.5;
    context.strokeStyle = paint.hairline;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, plotBottom + 4);
    context.stroke();
    context.fillStyle = paint.muted;
    // A day is a stretch, not an instant: where it is wide enough its label stands in its middle.
    const isCentred = unit === 'day' && dayWidth > 56;
    context.textAlign = isCentred ? 'center' : picture.isMirrored ? 'right' : 'left';
    const nudge = isCentred ? dayWidth / 2 : 4;
    const label = tickLabel(
      format,
      ms,
      unit,
      index === 0 || (new Date(ms).getUTCMonth() === 0 && unit === 'month'),
    );
    context.fillText(label, picture.isMirrored ? x - nudge : x + nudge, plotBottom + TICK_HEIGHT_PX / 2 + 1);
  });
  context.strokeStyle = paint.hairline;
  context.beginPath();
  context.moveTo(0, plotBottom + 0.5);
  context.lineTo(picture.scale.widthPx, plotBottom + 0.5);
  context.stroke();
};

const isInWindows = (
  { window, compared }: Pick<TimelinePicture, 'window' | 'compared'>,
  start: number,
  end: number,
): boolean =>
  (start < window.end && end > window.start) ||
  (compared !== null && start < compared.end && end > compared.start);

const drawHistogram = (
  context: CanvasRenderingContext2D,
  picture: TimelinePicture,
  paint: TimelinePaint,
  bottom: number,
): void => {
  const { bins, binning, scale, kindMask } = picture;
  const { count: binCount, binMs } = binning;
  const isShown = (code: number): boolean => ((kindMask >> code) & 1) === 1;
  const totals = new Uint32Array(binCount);
  for (let code = 0; code < EVENT_KINDS.length; code += 1) {
    if (!isShown(code)) continue;
    for (let bin = 0; bin < binCount; bin += 1) {
      totals[bin] = (totals[bin] ?? 0) + (bins[code * binCount + bin] ?? 0);
    }
  }
  const highest = totals.reduce((most, total) => Math.max(most, total), 1);
  const binPx = scale.toPx(scale.axis.start + binMs);
  const gap = binPx > 5 ? 1 : 0;
  const unit = (bottom - 2) / highest;
  const heights = new Float64Array(binCount);
  for (let code = 0; code < EVENT_KINDS.length; code += 1) {
    if (!isShown(code)) continue;
    context.fillStyle = paint.kinds[code] ?? paint.ink;
    for (let bin = 0; bin < binCount; bin += 1) {
      const count = bins[code * binCount + bin] ?? 0;
      if (count === 0) continue;
      const below = heights[bin] ?? 0;
      const height = count * unit;
      heights[bin] = below + height;
      const startMs = binning.axis.start + bin * binMs;
      const isInside = isInWindows(picture, startMs, startMs + binMs);
      context.globalAlpha = isInside ? 0.85 : 0.25;
      const x = place(picture, scale.toPx(startMs), binPx - gap);
      context.fillRect(x, bottom - below - height, binPx - gap, height);
    }
  }
  context.globalAlpha = 1;
};

const drawBars = (
  context: CanvasRenderingContext2D,
  picture: TimelinePicture,
  bars: TimelineBars,
  paint: TimelinePaint,
): void => {
  const { top, bottom } = barBand(picture.heightPx);
  const laneHeight = laneHeightPx(picture.heightPx, bars.laneCount);
  const barHeight = Math.max(1.5, laneHeight - BAR_GAP_PX);
  const { scale } = picture;
  for (const { row, lane } of bars.laned) {
    const y = top + lane * laneHeight;
    if (y + barHeight > bottom + 0.5) continue;
    const bar = bars.spanOfRow(row);
    const from = Math.max(-40, scale.toPx(bar.start));
    const to = Math.min(scale.widthPx + 40, scale.toPx(bar.end));
    const width = Math.max(3, to - from - 1);
    const x = place(picture, from, width);
    const colour = paint.kinds[bars.kindOfRow(row)] ?? paint.ink;
    const isInside = isInWindows(picture, bar.start, bar.end);
    const isMuted = bars.focused?.has(row) === false;
    const thickness = isMuted ? Math.max(1, barHeight * MUTED_THICKNESS) : barHeight;
    context.globalAlpha = isInside ? 1 : 0.3;
    context.fillStyle = bars.isFirm(row)
      ? colour
      : softFill(context, x, width, colour, picture.isMirrored, bar, scale);
    if (isMuted) context.globalAlpha *= MUTED_ALPHA;
    context.fillRect(x, isMuted ? y + (barHeight - thickness) / 2 : y, width, thickness);
    if (row === bars.selected || row === bars.hovered) {
      context.globalAlpha = 1;
      context.strokeStyle = paint.ink;
      context.lineWidth = row === bars.selected ? 2 : 1;
      context.strokeRect(x - 1, y - 1, width + 2, barHeight + 2);
    }
  }
  context.globalAlpha = 1;
};

/** What is only possible fades towards both of its bounds, and runs out where a bound is open. */
const softFill = (
  context: CanvasRenderingContext2D,
  x: number,
  width: number,
  colour: string,
  isMirrored: boolean,
  bar: TimeSpan,
  scale: TimeScale,
): CanvasGradient => {
  const gradient = context.createLinearGradient(isMirrored ? x + width : x, 0, isMirrored ? x : x + width, 0);
  const startsBefore = bar.start < scale.axis.start;
  const endsAfter = bar.end > scale.axis.end;
  gradient.addColorStop(0, `${colour}${startsBefore ? '30' : '38'}`);
  gradient.addColorStop(startsBefore ? 0.9 : 0.5, `${colour}80`);
  gradient.addColorStop(1, `${colour}${endsAfter ? '30' : '38'}`);
  return gradient;
};

export const laneHeightPx = (heightPx: number, laneCount: number): number => {
  const { top, bottom } = barBand(heightPx);
  return Math.max(2.5, Math.min(9, (bottom - top) / Math.max(1, laneCount)));
};
