import { type ReactElement, useState } from 'react';
import type { ConflictEvent } from '@/domain/event';
import type { AppState, Rows } from '@/state/app-state';
import { selectCertainty, selectKindMask, selectRows } from '@/state/selectors';
import { eventHovered, eventSelected } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { KindSign } from '@/ui/kind-sign';

/** Rows of a large file without a place are counted; so many are named. */
const MOST_NAMED = 200;

const isTall = (): boolean => matchMedia('(min-height: 760px)').matches;

/**
 * What matches but cannot be placed, each with its reason: nothing is left out of sight without a word. On a low screen it
 * starts closed, so that the list has room.
 */
export function OffMap(): ReactElement | null {
  const { t, format } = useServices();
  const act = useAct();
  const rows = useApp(selectRows);
  const [isOpen] = useState(isTall);
  // A string is a slice with a stable identity: the tray renders only when its rows, or the words known of them, change.
  const key = useApp((state) =>
    offMapRows(state)
      .map((row) => `${row} ${selectRows(state)?.eventAt(row).title}`)
      .join('\n'),
  );
  const certain = useApp((state) => {
    const own = selectRows(state);
    return own === null
      ? 0
      : offMapRows(state).filter((row) => selectCertainty(own, row, state.window) === 'certain').length;
  });
  if (rows === null || unplacedOf(rows).length === 0) return null;
  const events = key === '' ? [] : key.split('\n').map((line) => rows.eventAt(Number.parseInt(line, 10)));
  return (
    <details className="off-map" open={isOpen}>
      <summary>
        {certain === events.length
          ? t('offMap.summary', { count: certain })
          : t('offMap.range', {
              certain: format.number(certain),
              possible: format.number(events.length),
            })}
      </summary>
      <ul aria-label={t('offMap.title')}>
        {events.map((event) => (
          <li key={event.id}>
            <button
              type="button"
              className="off-map-row"
              aria-label={event.title}
              title={event.where.kind === 'none' ? event.where.reason : ''}
              onClick={() => {
                act(eventSelected(event.id));
              }}
              onPointerEnter={() => {
                act(eventHovered(event.id));
              }}
              onPointerLeave={() => {
                act(eventHovered(null));
              }}
            >
              <KindSign kind={event.kind} form="none" />
              <span>{event.title}</span>
              <span className="off-map-reason">{reasonOf(event)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

const reasonOf = (event: ConflictEvent): string => (event.where.kind === 'none' ? event.where.reason : '');

/** Rows without a place inside the window, in time order. The few of a dossier are found by looking at each. */
const offMapRows = (state: AppState): readonly number[] => {
  const rows = selectRows(state);
  if (rows === null) return [];
  return unplacedOf(rows).filter((row) => {
    return (
      ((selectKindMask(state) >> (rows.marks.kind[row] ?? 0)) & 1) === 1 &&
      selectCertainty(rows, row, state.window) !== 'outside' &&
      (rows.index.rowBits === null || (((rows.index.rowBits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1)
    );
  });
};

const unplacedCache = new WeakMap<Rows['marks'], readonly number[]>();

/** Rows that have no place at all; the parts of an event place it, so it is not among them. */
const unplacedOf = (rows: Rows): readonly number[] => {
  const known = unplacedCache.get(rows.marks);
  if (known) return known;
  const found: number[] = [];
  for (let row = 0; row < rows.marks.length && found.length < MOST_NAMED; row += 1) {
    if (rows.marks.style[row] === 0 && rows.eventAt(row).where.kind === 'none') found.push(row);
  }
  unplacedCache.set(rows.marks, found);
  return found;
};
