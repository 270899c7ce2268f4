import { EVENT_KINDS, type EventKind } from '@/domain/event';
import { SHAPE_BOX, kindHatchPath, kindShapePath } from '@/domain/kind-shapes';
import { MARK_STYLES, type MarkStyle } from '@/domain/mark-columns';

const SVG = 'http://www.w3.org/2000/svg';

/** What a row's sign says: see KindSign. */
export interface RowSign {
  readonly kind: EventKind;
  readonly form: MarkStyle;
  readonly isPossible: boolean;
}

/** Of a sign, as in the rest of the page, and of its cell, which leaves room for outlines and their corners; CSS px. */
const SIGN_PX = 14;
const CELL_PX = 24;

const LINES = EVENT_KINDS.length;
const COLUMNS = 2 * MARK_STYLES.length;

const cellOf = ({ kind, form, isPossible }: RowSign): { readonly left: number; readonly top: number } => ({
  left: (2 * MARK_STYLES.indexOf(form) + (isPossible ? 1 : 0)) * CELL_PX,
  top: EVENT_KINDS.indexOf(kind) * CELL_PX,
});

/** Where the sign is in the sheet, as a CSS `background-position`. */
export const signPosition = (sign: RowSign): string => {
  const { left, top } = cellOf(sign);
  return `${-left}px ${-top}px`;
};

/** The sign as KindSign makes it, to ask the style sheet how it looks. */
const sampleOf = ({ kind, form, isPossible }: RowSign): SVGSVGElement => {
  const sample = document.createElementNS(SVG, 'svg');
  sample.setAttribute('class', isPossible ? 'kind-sign is-possible' : 'kind-sign');
  sample.dataset['form'] = form;
  sample.style.setProperty('--kind', `var(--kind-${kind})`);
  const outline = document.createElementNS(SVG, 'path');
  outline.setAttribute('d', kindShapePath(kind));
  sample.append(outline);
  if (form !== 'area') return sample;
  const lines = document.createElementNS(SVG, 'path');
  lines.setAttribute('class', 'kind-lines');
  lines.setAttribute('d', kindHatchPath(kind));
  sample.append(lines);
  return sample;
};

const shapeOf = (path: Element): Path2D => new Path2D(path.getAttribute('d') ?? '');

const drawPath = (pen: CanvasRenderingContext2D, path: Element): void => {
  const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(path);
  const shape = shapeOf(path);
  if (fill !== 'none') {
    pen.fillStyle = fill;
    pen.fill(shape);
  }
  pen.strokeStyle = stroke;
  pen.lineWidth = Number.parseFloat(strokeWidth);
  pen.setLineDash(
    strokeDasharray === 'none' ? [] : strokeDasharray.split(/[\s,]+/).map((part) => Number.parseFloat(part)),
  );
  pen.stroke(shape);
};

const drawSheet = (ratio: number): string => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(COLUMNS * CELL_PX * ratio);
  canvas.height = Math.ceil(LINES * CELL_PX * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return 'none';
  context.miterLimit = 4; // as in SVG
  const signs = EVENT_KINDS.flatMap((kind) =>
    MARK_STYLES.flatMap((form) => [false, true].map((isPossible) => ({ kind, form, isPossible }))),
  );
  const samples = signs.map(sampleOf);
  document.body.append(...samples);
  const room = (CELL_PX - SIGN_PX) / 2;
  for (const [index, sample] of samples.entries()) {
    const { left, top } = cellOf(signs[index] as RowSign);
    context.setTransform(ratio, 0, 0, ratio, (left + room) * ratio, (top + room) * ratio);
    context.scale(SIGN_PX / SHAPE_BOX, SIGN_PX / SHAPE_BOX);
    for (const path of sample.children) drawPath(context, path);
  }
  for (const sample of samples) sample.remove();
  return `url(${canvas.toDataURL()})`;
};

/**
 * Keeps one picture of all signs behind `.event-row-sign`, in the colours and the resolution of the page. A row's sign
 * changes in every frame of a drag: as shapes of its own it would have its styles worked out and its outlines filled each
 * time, while a place in a picture costs next to nothing.
 *
 * @returns stops it
 */
export const startSignSheet = (): (() => void) => {
  const rules = new CSSStyleSheet();
  const redraw = (): void => {
    const size = `${COLUMNS * CELL_PX}px ${LINES * CELL_PX}px`;
    rules.replaceSync(
      `.event-row-sign { background-image: ${drawSheet(devicePixelRatio)}; background-size: ${size}; }`,
    );
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  const redrawForScreen = (): void => {
    redraw();
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', redrawForScreen, {
      once: true,
      signal,
    });
  };
  const themeObserver = new MutationObserver(redraw);
  themeObserver.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  redrawForScreen();
  document.adoptedStyleSheets.push(rules);
  return () => {
    listeners.abort();
    themeObserver.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules);
  };
};
