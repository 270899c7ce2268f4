import type { Names } from '@/domain/dossier';
import type { TwoSidedCount } from '@/domain/filter';
import type { DeathRange, FatalitySums } from '@/domain/row-index';
import { isBounded, sameSpan } from '@/domain/time';
import type { TimeSpan } from '@/domain/time';
import { SHAPE_BOX, kindShapePath } from '@/domain/kind-shapes';
import { COMPARED_PRESETS, presetWindow } from '@/domain/window-comparison';
import type { AppState } from '@/state/app-state';
import {
  selectComparedWindow,
  selectKindComparison,
  selectPlaceComparison,
  selectTollsIn,
} from '@/state/comparison-selectors';
import { selectOnlyFile } from '@/state/dataset-selectors';
import { selectRows } from '@/state/selectors';
import type { AppServices } from '@/ui/app-context';
import { describeToll } from '@/ui/describe-figures';
import { writeText } from '@/ui/write-text';
import type { ComparisonLine } from './comparison-csv';
import { countText, differenceText, placeText } from './comparison-words';

export const DEATH_FIGURES = ['low', 'best', 'high'] as const;

/** Everything that the tables say, in their order: what is drawn and what is saved are the same lines. */
export const comparisonLines = (
  state: AppState,
  { t }: Pick<AppServices, 't'>,
  nameOf: (names: Names) => string,
): readonly ComparisonLine[] => {
  const rows = selectRows(state);
  const kinds = selectKindComparison(state);
  const placed = selectPlaceComparison(state);
  if (rows === null || kinds === null) return [];
  const lines: ComparisonLine[] = [];
  for (const [kind, line] of kinds.kinds)
    lines.push({ table: 'kind', name: t(`kind.${kind}`), kind, ...line });
  lines.push({ table: 'kind', name: t('compare.total'), ...kinds.total });
  if (placed === null) return lines;
  const { places, rest, deaths } = placed.comparison;
  for (const place of places) {
    const [a, b] = place.counts;
    if (a && b) lines.push({ table: 'place', name: placeText(place, rows, nameOf, t), a, b });
  }
  const [a, b] = rest.counts;
  if (rest.values > 0 && a && b)
    lines.push({ table: 'place', name: t('compare.rest', { count: rest.values }), a, b });
  const [first, second] = deaths;
  if (selectOnlyFile(rows) !== null && first && second) {
    for (const figure of DEATH_FIGURES)
      lines.push({
        table: 'deaths',
        name: t(`compare.deaths.${figure}`),
        a: bothSides(first, figure),
        b: bothSides(second, figure),
      });
  }
  return lines;
};

const bothSides = (sums: FatalitySums, figure: keyof DeathRange): TwoSidedCount => ({
  certain: sums.certain[figure],
  possible: sums[figure],
});

/**
 * Writes the comparison into the page on every frame in which it changed; renders no React. Elements are found by what
 * they say of themselves: `data-live` for words, `data-table` for a table's body.
 *
 * @returns stops it
 */
export const startComparisonView = (
  root: HTMLElement,
  services: AppServices,
  nameOf: (names: Names) => string,
): (() => void) => {
  const { live, t, format } = services;

  const write = (name: string, text: string): void => {
    for (const element of root.querySelectorAll<HTMLElement>(`[data-live="${name}"]`))
      writeText(element, text);
  };
  const spanText = (window: TimeSpan): string =>
    isBounded(window) ? format.span(window) : t('timeline.noLimit');

  const drawTable = (table: ComparisonLine['table'], lines: readonly ComparisonLine[]): void => {
    const body = root.querySelector<HTMLTableSectionElement>(`tbody[data-table="${table}"]`);
    if (body === null) return;
    const own = lines.filter((line) => line.table === table);
    while (body.rows.length > own.length) body.deleteRow(-1);
    own.forEach(({ name, kind, a, b }, index) => {
      const row = body.rows[index] ?? addRow(body);
      writeHead(row, name, kind);
      const texts = [countText(a, t, format), countText(b, t, format), differenceText(a, b, t, format)];
      texts.forEach((text, column) => {
        const cell = row.cells[column + 1];
        if (cell) writeText(cell, text);
      });
      row.classList.toggle('is-empty', a.possible === 0 && b.possible === 0);
      row.classList.toggle('is-total', table === 'kind' && kind === undefined);
    });
  };

  const tolls = (state: AppState, window: TimeSpan): string =>
    selectTollsIn(state, window)
      .map(
        ({ holder }) =>
          `${describeToll(holder.fatalities, t, format)} (${holder.title}; ${holder.attribution.chain[0].name})`,
      )
      .join('; ') || t('compare.noToll');

  const draw = (state: AppState): void => {
    const other = selectComparedWindow(state);
    root.dataset['state'] = other === null ? 'none' : 'compared';
    write('a', spanText(state.window));
    write('b', other === null ? '' : spanText(other));
    for (const preset of COMPARED_PRESETS) {
      const button = root.querySelector(`[data-preset="${preset}"]`);
      const window = presetWindow(preset, state.window);
      const isOn = window !== null && other !== null && sameSpan(window, other);
      button?.setAttribute('aria-pressed', String(isOn));
    }
    if (other === null) return;
    const lines = comparisonLines(state, services, nameOf);
    for (const table of ['kind', 'place', 'deaths'] as const) drawTable(table, lines);
    const placed = selectPlaceComparison(state);
    root.classList.toggle('is-waiting', placed?.isCurrent !== true);
    if (selectOnlyFile(selectRows(state)) === null) {
      write('tolls-a', tolls(state, state.window));
      write('tolls-b', tolls(state, other));
    } else {
      const [a, b] = placed?.comparison.deaths ?? [];
      write('without', t('compare.without', { a: a?.withoutFigure ?? 0, b: b?.withoutFigure ?? 0 }));
    }
  };
  return live.add(draw);
};

const SVG = 'http://www.w3.org/2000/svg';

/** The line's name, after the sign of its kind. */
const writeHead = (row: HTMLTableRowElement, name: string, kind: ComparisonLine['kind']): void => {
  const [head] = row.cells;
  if (head === undefined || (head.dataset['name'] === name && head.dataset['kind'] === kind)) return;
  head.dataset['name'] = name;
  head.replaceChildren(name);
  if (kind === undefined) return;
  head.dataset['kind'] = kind;
  const sign = document.createElementNS(SVG, 'svg');
  sign.setAttribute('viewBox', `0 0 ${SHAPE_BOX} ${SHAPE_BOX}`);
  sign.setAttribute('class', 'kind-sign');
  sign.setAttribute('aria-hidden', 'true');
  sign.style.setProperty('--kind', `var(--kind-${kind})`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', kindShapePath(kind));
  sign.append(path);
  head.prepend(sign);
};

const addRow = (body: HTMLTableSectionElement): HTMLTableRowElement => {
  const row = body.insertRow();
  const head = document.createElement('th');
  head.scope = 'row';
  head.dir = 'auto';
  row.append(head);
  for (let column = 0; column < 3; column += 1) row.insertCell();
  return row;
};
