import { type ReactElement, useState } from 'react';
import type { BBox } from '@/domain/space';
import type { MessageKey } from '@/i18n/translate';
import { boundsChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';

const EDGES: readonly { readonly key: MessageKey; readonly limit: number }[] = [
  { key: 'box.west', limit: 180 },
  { key: 'box.south', limit: 90 },
  { key: 'box.east', limit: 180 },
  { key: 'box.north', limit: 90 },
];

/** Only what is placed inside a box: typed in degrees, or what the map shows now. */
export function BoxFilter(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const bounds = useApp((state) => state.bounds);
  const viewBounds = useApp((state) => state.viewBounds);
  // What is being typed; an edge that is not a number yet leaves the filter as it is.
  const [typed, setTyped] = useState<readonly string[]>(['', '', '', '']);
  const shown =
    bounds === null
      ? typed
      : bounds.map((edge, index) =>
          isFinishedAs(typed[index], edge) ? (typed[index] ?? '') : String(Number(edge.toFixed(4))),
        );

  const onType = (index: number, text: string): void => {
    const next = shown.map((old, at) => (at === index ? text : old));
    setTyped(next);
    const box = readBox(next);
    if (box !== null) act(boundsChosen(box));
  };
  return (
    <fieldset className="box-filter">
      <legend>{t('box.title')}</legend>
      <div className="box-edges">
        {EDGES.map(({ key, limit }, index) => (
          <label key={key}>
            {t(key)}
            <input
              type="number"
              step="any"
              min={-limit}
              max={limit}
              value={shown[index] ?? ''}
              onChange={(event) => {
                onType(index, event.target.value);
              }}
            />
          </label>
        ))}
      </div>
      <button
        type="button"
        className="button"
        disabled={viewBounds === null}
        onClick={() => {
          if (viewBounds !== null) act(boundsChosen(viewBounds));
        }}
      >
        {t('box.useView')}
      </button>
      {bounds !== null && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setTyped(['', '', '', '']);
            act(boundsChosen(null));
          }}
        >
          {t('box.clear')}
        </button>
      )}
    </fieldset>
  );
}

const isFinishedAs = (text: string | undefined, edge: number): boolean =>
  text !== undefined && text !== '' && Math.abs(Number(text) - edge) < 1e-9;

const readBox = (texts: readonly string[]): BBox | null => {
  const edges = texts.map((text, index) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    return Math.abs(value) <= (EDGES[index]?.limit ?? 0) ? value : null;
  });
  const [west = null, south = null, east = null, north = null] = edges;
  if (west === null || south === null || east === null || north === null || south > north) return null;
  return [west, south, east, north];
};
