import type { EventKind } from '@/domain/event';
import { SHAPE_BOX, kindHatchPath, kindShapePath } from '@/domain/kind-shapes';
import type { MarkStyle } from '@/domain/mark-columns';

const SVG = 'http://www.w3.org/2000/svg';

/** What a row's sign says: see KindSign. */
export interface RowSign {
  readonly kind: EventKind;
  readonly form: MarkStyle;
  readonly isPossible: boolean;
}

export interface RowSigns {
  readonly show: (sign: RowSign) => void;
}

/** Room around the box for the widest outline with mitred corners, as browsers estimate it; in units of the box. */
const MARGIN = 7;

/**
 * The signs that a pooled row has shown, of which one is visible. A sign whose outline is rewritten is laid out, and one
 * whose extent changes has the browser build the layers of the page anew: so the others stay, hidden, on a ground that is
 * larger than any of them.
 *
 * @param button of the row; the sign goes before what it holds
 */
export const createRowSigns = (button: HTMLElement): RowSigns => {
  const holder = document.createElementNS(SVG, 'svg');
  holder.setAttribute('viewBox', `0 0 ${SHAPE_BOX} ${SHAPE_BOX}`);
  holder.setAttribute('aria-hidden', 'true');
  holder.setAttribute('class', 'event-row-sign');
  const ground = document.createElementNS(SVG, 'rect');
  for (const name of ['x', 'y']) ground.setAttribute(name, String(-MARGIN));
  for (const name of ['width', 'height']) ground.setAttribute(name, String(SHAPE_BOX + 2 * MARGIN));
  holder.append(ground);
  button.prepend(holder);

  const made = new Map<string, SVGGElement>();
  let shown: SVGGElement | null = null;
  return {
    show: (sign) => {
      const key = `${sign.kind} ${sign.form} ${String(sign.isPossible)}`;
      let wanted = made.get(key);
      if (wanted !== undefined && wanted === shown) return;
      if (shown !== null) shown.style.visibility = 'hidden';
      if (wanted === undefined) {
        wanted = drawSign(sign);
        made.set(key, wanted);
        holder.append(wanted);
      }
      wanted.style.visibility = '';
      shown = wanted;
    },
  };
};

const drawSign = ({ kind, form, isPossible }: RowSign): SVGGElement => {
  const sign = document.createElementNS(SVG, 'g');
  sign.setAttribute('class', isPossible ? 'kind-sign is-possible' : 'kind-sign');
  sign.dataset['form'] = form;
  sign.style.setProperty('--kind', `var(--kind-${kind})`);
  const outline = document.createElementNS(SVG, 'path');
  outline.setAttribute('d', kindShapePath(kind));
  sign.append(outline);
  if (form === 'area') {
    const lines = document.createElementNS(SVG, 'path');
    lines.setAttribute('class', 'kind-lines');
    lines.setAttribute('d', kindHatchPath(kind));
    sign.append(lines);
  }
  return sign;
};
