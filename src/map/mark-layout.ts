import type { LngLat } from '@/domain/space';

/** A set of marks that stand at one place, in time order. Pixels of the current view. */
export interface MarkGroup {
  /** The place itself; the layout only carries it along. */
  readonly lngLat: LngLat;
  readonly x: number;
  readonly y: number;
  readonly rows: readonly number[];
  /** A lone exact place keeps its mark where it is; groups around an area or a country may give way. */
  readonly isExact: boolean;
}

/** Where a mark stands: pixels away from its own anchor. */
export interface PlacedMark {
  readonly row: number;
  readonly dx: number;
  readonly dy: number;
}

/** A block of marks, for the tag above it. */
export interface MarkBlock {
  readonly groups: readonly MarkGroup[];
  /** Centre of the block, pixels of the view. */
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** WCAG 2.2, 2.5.8: targets are at least 24 px, or 24 px apart. */
export const MARK_SPACING_PX = 24;

const columnsFor = (count: number): number => (count <= 3 ? count : count <= 8 ? 4 : count <= 15 ? 5 : 7);

const blockSize = (
  count: number,
): { readonly columns: number; readonly width: number; readonly height: number } => {
  const columns = columnsFor(count);
  return { columns, width: columns * MARK_SPACING_PX, height: Math.ceil(count / columns) * MARK_SPACING_PX };
};

const blockOf = (groups: readonly MarkGroup[]): MarkBlock => {
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const { width, height } = blockSize(count);
  const weight = (group: MarkGroup): number => (group.isExact ? 1000 : 1) * group.rows.length;
  const total = groups.reduce((sum, group) => sum + weight(group), 0);
  return {
    groups,
    x: groups.reduce((sum, group) => sum + group.x * weight(group), 0) / total,
    y: groups.reduce((sum, group) => sum + group.y * weight(group), 0) / total,
    widthPx: width,
    heightPx: height,
  };
};

const touch = (a: MarkBlock, b: MarkBlock): boolean =>
  Math.abs(a.x - b.x) * 2 < a.widthPx + b.widthPx && Math.abs(a.y - b.y) * 2 < a.heightPx + b.heightPx;

/**
 * Lays marks out so that none hides another: marks at one place fan out into a block in time order, and blocks that
 * would overlap in this view join into one. Order of the input decides ties, so the same view gives the same layout.
 *
 * Cost: O(groups³) in the worst case; meant for the hundred marks that have buttons, not for a million rows.
 */
export const layOutMarks = (
  groups: readonly MarkGroup[],
): { readonly marks: readonly PlacedMark[]; readonly blocks: readonly MarkBlock[] } => {
  let blocks = groups.map((group) => blockOf([group]));
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    search: for (let first = 0; first < blocks.length; first += 1) {
      for (let second = first + 1; second < blocks.length; second += 1) {
        const a = blocks[first];
        const b = blocks[second];
        if (!a || !b || !touch(a, b)) continue;
        const joined = blockOf([...a.groups, ...b.groups]);
        blocks = [
          ...blocks.slice(0, first),
          joined,
          ...blocks.slice(first + 1, second),
          ...blocks.slice(second + 1),
        ];
        isSettled = false;
        break search;
      }
    }
  }
  return { marks: blocks.flatMap(placeBlock), blocks };
};

const placeBlock = (block: MarkBlock): readonly PlacedMark[] => {
  const marks = block.groups
    .flatMap((group) => group.rows.map((row) => ({ row, group })))
    .toSorted((a, b) => a.row - b.row); // rows are in time order
  const { columns, width, height } = blockSize(marks.length);
  return marks.map(({ row, group }, index) => {
    const line = Math.floor(index / columns);
    const inLine = Math.min(columns, marks.length - line * columns);
    const x =
      block.x +
      (index % columns) * MARK_SPACING_PX +
      (width - inLine * MARK_SPACING_PX - width + MARK_SPACING_PX) / 2;
    const y = block.y + line * MARK_SPACING_PX - (height - MARK_SPACING_PX) / 2;
    return { row, dx: x - group.x, dy: y - group.y };
  });
};

/** Displacements as the event layer takes them: x, y pairs in eighths of a px, 0 where a row has no mark. */
export const offsetsOf = (marks: readonly PlacedMark[], rowCount: number): Int16Array => {
  const offsets = new Int16Array(rowCount * 2);
  for (const { row, dx, dy } of marks) {
    offsets[row * 2] = Math.round(dx * 8);
    offsets[row * 2 + 1] = Math.round(dy * 8);
  }
  return offsets;
};
