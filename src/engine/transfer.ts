import type { EngineCallKind, OpenedTable, ReplyOf } from './protocol';

type Plain = string | number | boolean | null | undefined;
type Message = Plain | ArrayBufferView | readonly Message[] | { readonly [key: string]: Message };

/** Every array buffer in plain data, once each. */
export const buffersOf = (message: unknown): ArrayBuffer[] => {
  const found = new Set<ArrayBuffer>();
  const visit = (value: Message): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    } else if (Array.isArray(value)) {
      if (typeof value[0] === 'object') value.forEach(visit); // texts hold no buffers
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(message as Message);
  return [...found];
};

/** Columns and their orders in time stay with the engine; index and drawing order were made for the page. */
const detachedTable = ({ index, order, ...kept }: OpenedTable): OpenedTable => ({
  ...structuredClone(kept),
  index,
  order,
});

/**
 * A reply whose arrays may be handed over: what the engine goes on using (an opened table's columns and orders, the
 * bits of a filter) is copied here, in the worker, so that the page copies nothing.
 */
export const detached = (call: EngineCallKind, reply: ReplyOf<EngineCallKind>): ReplyOf<EngineCallKind> => {
  if (call === 'open-dossier' || call === 'open-table' || call === 'combine-tables')
    return detachedTable(reply as OpenedTable);
  if (call === 'import-files') {
    const { report, opened } = reply as ReplyOf<'import-files'>;
    return { report, opened: opened && detachedTable(opened) };
  }
  if (call !== 'filter') return reply;
  const data = reply as ReplyOf<'filter'>;
  return { ...data, rowBits: data.rowBits?.slice() ?? null };
};
