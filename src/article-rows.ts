import type { Clock } from '@/domain/clock';
import type { Dossier } from '@/domain/dossier';
import { type Result, ok } from '@/domain/result';
import type { EngineClient } from '@/engine/client';
import { type OpenTable, openDossier } from '@/engine/open-table';
import type { EngineFailure, TableId } from '@/engine/protocol';
import type { Rows } from '@/state/app-state';
import { ARTICLE } from '@/state/datasets';

type Answer = Promise<Result<Rows, EngineFailure>>;

/** The article's rows on each of its clocks; each clock has a table of its own, opened when first asked for. */
export interface ArticleRows {
  readonly on: (clock: Clock) => Answer;
}

/** @param onOpened told of every table with the rows that it is behind */
export const createArticleRows = (
  engine: EngineClient,
  dossier: Dossier,
  onOpened: (rows: Rows, table: OpenTable) => void,
): ArticleRows => {
  const open = async (clock: Clock): Answer => {
    const answer = await openDossier(engine, `${dossier.id} ${clock}` as TableId, dossier, clock);
    if (!answer.ok) return answer;
    const rows = rowsOfArticle(dossier, answer.value, clock);
    onOpened(rows, answer.value);
    return ok(rows);
  };
  const opened = new Map<Clock, Answer>();
  return {
    on: (clock) => {
      const known = opened.get(clock) ?? open(clock);
      opened.set(clock, known);
      return known;
    },
  };
};

const rowsOfArticle = (dossier: Dossier, table: OpenTable, clock: Clock): Rows => {
  const { marks, order, sourceOrder, allRows } = table;
  const eventAt: Rows['eventAt'] = (row) => {
    const event = dossier.events[sourceOrder?.[row] ?? row];
    if (event === undefined) throw new RangeError(`no event in row ${row}`);
    return event;
  };
  const rowById = new Map(Array.from({ length: marks.length }, (_, row) => [eventAt(row).id, row]));
  return {
    dossier,
    parts: [{ id: ARTICLE, info: null, rowCount: marks.length }],
    partOf: () => 0,
    marks,
    order,
    clock,
    index: allRows,
    indexedQuery: '',
    certainIndex: null,
    indexedArea: null,
    eventAt,
    wordsAt: (row) => ({ types: eventAt(row).eventType ?? '', countries: '' }),
    rowOf: (id) => rowById.get(id) ?? -1,
    ownIdOf: (id) => ({ part: 0, ownId: id }),
  };
};
