import type { Dossier } from '@/domain/dossier';
import type { Clock } from '@/domain/clock';
import type { ConflictEvent, EventId } from '@/domain/event';
import { type Result, ok } from '@/domain/result';
import type { EngineClient } from '@/engine/client';
import { type OpenTable, combineTables } from '@/engine/open-table';
import type { EngineFailure, TableId } from '@/engine/protocol';
import type { DatasetInfo, Rows, RowsPart, SourceKey } from '@/state/app-state';
import { selectIsArticleAlone } from '@/state/dataset-selectors';
import { ARTICLE } from '@/state/datasets';
import { type ArticleRows, createArticleRows } from './article-rows';
import type { ArticleEvents } from './dataset-rows';

/** A file says when things happened, not when they became known. */
const FILES_CLOCK: Clock = 'happened';

/** The engine's tables: one for each dataset that is on the map, and one of all of them where there are several. */
export interface OpenDatasets {
  /** Opens the article on a clock; it stays open. */
  readonly openArticle: (dossier: Dossier, clock: Clock) => Promise<Result<Rows, EngineFailure>>;
  /** The article's rows on a clock; null where there is no article. */
  readonly articleOn: (clock: Clock) => Promise<Rows | null>;
  /** Takes a file's table; one that was open for the same file is closed when this one has been shown. */
  readonly addFile: (info: DatasetInfo, table: OpenTable) => void;
  readonly has: (id: SourceKey) => boolean;
  /**
   * The rows of the datasets with these ids that are open; of the article where none is.
   *
   * @param clock of the article alone; among files it stands on the clock that files have
   */
  readonly rowsOf: (ids: readonly SourceKey[], clock: Clock) => Promise<Result<Rows, EngineFailure>>;
  /** These rows are on the page now: tables that they do not need are closed, but for those of `offered`. */
  readonly settle: (rows: Rows, offered: readonly SourceKey[]) => void;
  readonly tableOf: (rows: Rows) => OpenTable | null;
}

interface Part extends RowsPart {
  readonly table: TableId;
  readonly close: () => void;
  /** The page's view of it, as long as no combined table has taken its place: columns cost about 16 bytes a row. */
  view: OpenTable | null;
  /** A file may have been read for a step that has not had its turn yet: it is not closed before. */
  wasShown: boolean;
}

/** @param onLoaded told when words of rows have come, with the ids that stood in until then */
export const createOpenDatasets = (
  engine: EngineClient,
  onLoaded: (ids: ReadonlyMap<EventId, EventId>) => void,
): OpenDatasets => {
  const tables = new WeakMap<Rows['marks'], OpenTable>();
  const parts = new Map<SourceKey, Part>();
  const replaced: Part[] = [];
  let article: { readonly dossier: Dossier; readonly rows: ArticleRows } | null = null;
  let combined: OpenTable | null = null;
  let combinations = 0;

  const combine = async (wanted: readonly Part[]): Promise<Result<OpenTable, EngineFailure>> => {
    combinations += 1;
    return combineTables(
      engine,
      `view#${combinations}` as TableId,
      wanted.map((part) => part.table),
    );
  };

  const fileRows = async (
    wanted: readonly Part[],
    table: OpenTable,
    articleEvents: ArticleEvents | null,
  ): Promise<Result<Rows, EngineFailure>> => {
    const { rowsOfTable } = await import('./dataset-rows'); // a reader of the article never needs it
    tables.set(table.marks, table);
    return ok(
      rowsOfTable(
        table,
        wanted.map(({ id, info, rowCount }) => ({ id, info, rowCount })),
        articleEvents,
        onLoaded,
      ),
    );
  };

  /** The article as one of several: its table is the one on the clock that files have. */
  const articleAsPart = async (
    dossier: Dossier,
    rows: ArticleRows,
  ): Promise<Result<{ readonly part: Part; readonly events: ArticleEvents }, EngineFailure>> => {
    const answer = await rows.on(FILES_CLOCK);
    if (!answer.ok) return answer;
    const table = tables.get(answer.value.marks);
    if (table === undefined) throw new Error('the article has rows and no table');
    const rowCount = table.marks.length;
    return ok({
      part: {
        id: ARTICLE,
        info: null,
        rowCount,
        table: table.id,
        close: table.close,
        view: null,
        wasShown: true,
      },
      events: { dossier, events: eventsInOrder(answer.value) },
    });
  };

  const rowsOf: OpenDatasets['rowsOf'] = async (ids, clock) => {
    const files = ids.flatMap((id) => parts.get(id) ?? []);
    const [only] = files;
    const hasArticle = ids.includes(ARTICLE);
    if (article !== null && only === undefined) return article.rows.on(clock);
    if (only !== undefined && files.length === 1 && !hasArticle && only.view !== null)
      return fileRows(files, only.view, null);
    let wanted: readonly Part[] = files;
    let events: ArticleEvents | null = null;
    if (article !== null && hasArticle) {
      const answer = await articleAsPart(article.dossier, article.rows);
      if (!answer.ok) return answer;
      const { part } = answer.value;
      wanted = ids.flatMap((id) => (id === ARTICLE ? part : (parts.get(id) ?? [])));
      events = answer.value.events;
    }
    const answer = await combine(wanted);
    return answer.ok ? fileRows(wanted, answer.value, events) : answer;
  };

  return {
    openArticle: (dossier, clock) => {
      const rows = createArticleRows(engine, dossier, (opened, table) => {
        tables.set(opened.marks, table);
      });
      article = { dossier, rows };
      return rows.on(clock);
    },
    articleOn: async (clock) => {
      const answer = await article?.rows.on(clock);
      return answer?.ok === true ? answer.value : null;
    },
    addFile: (info, table) => {
      const before = parts.get(info.id);
      if (before !== undefined) replaced.push(before);
      const { marks, close } = table;
      parts.set(info.id, {
        id: info.id,
        info,
        rowCount: marks.length,
        table: table.id,
        close,
        view: table,
        wasShown: false,
      });
    },
    has: (id) => parts.has(id),
    rowsOf,
    settle: (rows, offered) => {
      const table = tables.get(rows.marks) ?? null;
      const kept = new Set(rows.parts.map(({ id }) => id));
      for (const [id, part] of parts) {
        if (kept.has(id)) part.wasShown = true;
        if (part.wasShown && part.view !== table) part.view = null;
        if (kept.has(id) || offered.includes(id) || !part.wasShown) continue;
        part.close();
        parts.delete(id);
      }
      for (const part of replaced.splice(0)) part.close();
      if (combined !== table) combined?.close();
      const isOwn = selectIsArticleAlone(rows) || [...parts.values()].some(({ view }) => view === table);
      combined = isOwn ? null : table;
    },
    tableOf: ({ marks }) => tables.get(marks) ?? null,
  };
};

const eventsInOrder = ({ marks, eventAt }: Rows): readonly ConflictEvent[] =>
  Array.from({ length: marks.length }, (_, row) => eventAt(row));
