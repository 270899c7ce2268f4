import { DAY_MS, type TimeSpan } from '@/domain/time';
import type { Format } from '@/i18n/format';
import type { LanedRow } from './event-lanes';
import type { Windows } from './lit-stretch';
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

/** Where things lie on the track. */
export interface TrackPlan {
  readonly scale: TimeScale;
  readonly heightPx: number;
  readonly isMirrored: boolean;
}

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
const UNLIT_BAR_ALPHA = 0.3;

/** The band that holds the bars, from the track's top. */
export const barBand = (heightPx: number): { readonly top: number; readonly bottom: number } => {
  const plot = heightPx - TICK_HEIGHT_PX;
  return { top: Math.round(plot * HISTOGRAM_SHARE), bottom: plot };
};

/** Where the columns of the histogram stand, in px from the track's top. */
export const histogramBottom = (heightPx: number, hasBars: boolean): number =>
  hasBars ? barBand(heightPx).top - 3 : heightPx - TICK_HEIGHT_PX;

/** Where something lies that begins at `startPx`: a mirrored track counts from its right. */
export const place = ({ scale, isMirrored }: TrackPlan, startPx: number, widthPx: number): number =>
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
  picture: TrackPlan,
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

const isInWindows = ({ window, compared }: Windows, start: number, end: number): boolean =>
  (start < window.end && end > window.start) ||
  (compared !== null && start < compared.end && end > compared.start);

/** The rows whose bars stand out because a window overlaps them. */
export const litRows = ({ laned, spanOfRow }: TimelineBars, windows: Windows): ReadonlySet<number> =>
  new Set(
    laned
      .map(({ row }) => row)
      .filter((row) => {
        const { start, end } = spanOfRow(row);
        return isInWindows(windows, start, end);
      }),
  );

/**
 * Draws the bars one by one, each on the ground that it has cleared: there are few.
 *
 * @param lit rows that stand out
 * @param changed rows to draw; null: all
 */
export const drawBars = (
  context: CanvasRenderingContext2D,
  plan: TrackPlan,
  bars: TimelineBars,
  lit: ReadonlySet<number>,
  changed: ReadonlySet<number> | null,
  paint: TimelinePaint,
): void => {
  const { scale, heightPx, isMirrored } = plan;
  const { top, bottom } = barBand(heightPx);
  const laneHeight = laneHeightPx(heightPx, bars.laneCount);
  // Whole px, so that a bar can be cleared and drawn again without a trace on its neighbours.
  const laneTop = (lane: number): number => Math.round(top + lane * laneHeight);
  for (const { row, lane } of bars.laned) {
    const y = laneTop(lane);
    const barHeight = Math.max(1, laneTop(lane + 1) - y - BAR_GAP_PX);
    if (y + barHeight > bottom || changed?.has(row) === false) continue;
    const bar = bars.spanOfRow(row);
    const from = Math.max(-40, scale.toPx(bar.start));
    const to = Math.min(scale.widthPx + 40, scale.toPx(bar.end));
    const width = Math.max(3, to - from - 1);
    const x = place(plan, from, width);
    context.clearRect(Math.floor(x) - 1, y, Math.ceil(width) + 2, barHeight);
    const colour = paint.kinds[bars.kindOfRow(row)] ?? paint.ink;
    const isMuted = bars.focused?.has(row) === false;
    const thickness = isMuted ? Math.max(1, barHeight * MUTED_THICKNESS) : barHeight;
    context.globalAlpha = (lit.has(row) ? 1 : UNLIT_BAR_ALPHA) * (isMuted ? MUTED_ALPHA : 1);
    context.fillStyle = bars.isFirm(row)
      ? colour
      : softFill(context, x, width, colour, isMirrored, bar, scale);
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
