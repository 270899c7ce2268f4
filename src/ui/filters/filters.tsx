import { type ReactElement, Suspense, lazy, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import {
  ATTRIBUTION_CLASSES,
  type ActorId,
  type AttributionClass,
  EVENT_KINDS,
  type EventKind,
} from '@/domain/event';
import type { Dossier, Names } from '@/domain/dossier';
import { WORD_CLAUSES } from '@/domain/filter';
import { selectIsArticleAlone } from '@/state/dataset-selectors';
import {
  selectIsFiltered,
  selectKindCounts,
  selectKindTotals,
  selectPresentKinds,
  selectRows,
} from '@/state/selectors';
import {
  actorsChosen,
  attributionChosen,
  filtersCleared,
  kindToggled,
  kindsChosen,
  queryTyped,
} from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { KindSign } from '@/ui/kind-sign';
import { useLive } from '@/ui/live';
import { writeText } from '@/ui/write-text';
import { useName } from '@/ui/use-name';
import { WithWords } from '@/ui/with-words';
import { AreaChip } from './area-chip';
import { BoxFilter } from './box-filter';
import { KnownFilter } from './known-filter';

// Only files have words to choose among; they come with the first one.
const WordFilters = lazy(async () => ({ default: (await import('./word-filters')).WordFilters }));

/** Search, kinds with live counts, and who says so. */
export function Filters(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const isFiltered = useApp(selectIsFiltered);
  return (
    <div className="filters">
      <Search />
      <MoreFilters />
      <Kinds />
      <KnownFilter />
      <AreaChip />
      {isFiltered && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            act(filtersCleared);
          }}
        >
          {t('filters.clear')}
        </button>
      )}
    </div>
  );
}

function Search(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const query = useApp((state) => state.query);
  return (
    <input
      type="search"
      className="search"
      aria-label={t('filters.search')}
      placeholder={t('filters.searchHint')}
      value={query}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        act(queryTyped(event.target.value));
      }}
    />
  );
}

function Kinds(): ReactElement {
  const { t, format } = useServices();
  const act = useAct();
  const rows = useApp(selectRows);
  const kinds = useApp((state) => state.kinds);
  const marks = rows?.marks ?? null;
  const present = useMemo(() => (rows === null ? EVENT_KINDS : selectPresentKinds(rows)), [rows]);
  const counters = useRef(new Map<EventKind, HTMLElement>());

  useLive((state) => {
    const shown = selectRows(state);
    if (shown === null) return;
    const counts = selectKindCounts(shown, state.window);
    EVENT_KINDS.forEach((kind, code) => {
      const counter = counters.current.get(kind);
      if (!counter) return;
      const certain = counts.certain[code] ?? 0;
      const possible = counts.possible[code] ?? 0;
      const text =
        certain === possible
          ? format.number(possible)
          : t('filters.countRange', { certain: format.number(certain), possible: format.number(possible) });
      writeText(counter, text);
    });
  });

  const isWide = (marks?.length ?? 0) > MOST_NARROW;
  /** Of two equal counts side by side: none that comes with another window or filter is longer. */
  const widestCount = (kind: EventKind): number => {
    const total = rows === null ? 0 : (selectKindTotals(rows)[EVENT_KINDS.indexOf(kind)] ?? 0);
    return 2 * format.number(total).length + 1;
  };
  const isOnly = (kind: EventKind): boolean => kinds !== null && kinds.size === 1 && kinds.has(kind);
  return (
    <fieldset className={isWide ? 'kinds kinds-wide' : 'kinds'} disabled={marks === null}>
      <legend className="visually-hidden">{t('filters.kinds')}</legend>
      {present.map((kind) => (
        <div className="kind" key={kind}>
          <label>
            <input
              type="checkbox"
              checked={kinds === null || kinds.has(kind)}
              onChange={() => {
                act(kindToggled(kind));
              }}
            />
            <KindSign kind={kind} />
            <span className="kind-name">{t(`kind.${kind}`)}</span>
            <span
              className="kind-count"
              style={isWide ? { inlineSize: `${widestCount(kind)}ch` } : undefined}
            >
              <span
                ref={(element) => {
                  if (element) counters.current.set(kind, element);
                  else counters.current.delete(kind);
                }}
              />
            </span>
          </label>
          <button
            type="button"
            className="kind-only"
            aria-label={t(isOnly(kind) ? 'filters.allKinds' : 'filters.onlyKind', {
              kind: t(`kind.${kind}`),
            })}
            onClick={() => {
              act(kindsChosen(isOnly(kind) ? null : new Set([kind])));
            }}
          >
            {t(isOnly(kind) ? 'filters.all' : 'filters.only')}
          </button>
        </div>
      ))}
    </fieldset>
  );
}

/** From a thousand rows on two counts side by side would leave no room for the names. */
const MOST_NARROW = 999;

const toggledClass = (
  chosen: ReadonlySet<AttributionClass> | null,
  value: AttributionClass,
): ReadonlySet<AttributionClass> | null => {
  const next = new Set(chosen ?? ATTRIBUTION_CLASSES);
  if (!next.delete(value)) next.add(value);
  return next.size === ATTRIBUTION_CLASSES.length ? null : next;
};

/** Who says so, which actor, which words of a file, what box. A filter that is set, by a link say, is never out of sight. */
function MoreFilters(): ReactElement {
  const { t } = useServices();
  const isSet = useApp(
    (state) =>
      state.attribution !== null ||
      state.actors !== null ||
      state.bounds !== null ||
      WORD_CLAUSES.some((clause) => state[clause] !== null),
  );
  const [isOpen, setIsOpen] = useState(isSet);
  const [wasSet, setWasSet] = useState(isSet);
  const id = useId();
  if (isSet !== wasSet) {
    setWasSet(isSet);
    if (isSet) setIsOpen(true);
  }
  return (
    <>
      <button
        type="button"
        className="more-filters"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        {t('filters.more')}
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <OpenedFilters />}
      </div>
    </>
  );
}

function OpenedFilters(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const attribution = useApp((state) => state.attribution);
  const actors = useApp((state) => state.actors);
  const isFile = useApp((state) => !selectIsArticleAlone(selectRows(state)));
  const rows = useApp(selectRows);
  const dossier = useDeferredValue(rows?.dossier ?? null);
  const nameOf = useName();
  const options = useMemo(() => (dossier === null ? [] : actorsInEvents(dossier, nameOf)), [dossier, nameOf]);
  const [chosenActor = ''] = actors ?? [];
  return (
    <>
      {isFile && (
        <Suspense>
          <WithWords part="files">
            <WordFilters />
          </WithWords>
        </Suspense>
      )}
      <BoxFilter />
      {dossier !== null && dossier.events.length > 0 && (
        <>
          <fieldset className="who-says">
            <legend>{t('filters.attribution')}</legend>
            {ATTRIBUTION_CLASSES.map((value) => (
              <label key={value}>
                <input
                  type="checkbox"
                  checked={attribution === null || attribution.has(value)}
                  onChange={() => {
                    act(attributionChosen(toggledClass(attribution, value)));
                  }}
                />
                {t(`attribution.${value}`)}
              </label>
            ))}
          </fieldset>
          <label className="actor">
            <span>{t('filters.actor')}</span>
            <select
              className="select"
              value={chosenActor}
              onChange={(event) => {
                const id = event.target.value as ActorId | '';
                act(actorsChosen(id === '' ? null : new Set([id])));
              }}
            >
              <option value="">{t('filters.anyActor')}</option>
              {options.map(({ id, name, count }) => (
                <option key={id} value={id}>
                  {t('filters.actorCount', { name, count })}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </>
  );
}

const actorsInEvents = (
  { actors, events }: Dossier,
  nameOf: (names: Names) => string,
): readonly { readonly id: ActorId; readonly name: string; readonly count: number }[] =>
  actors
    .map(({ id, names }) => ({
      id,
      name: nameOf(names),
      count: events.filter((event) => event.actors.some(({ actorId }) => actorId === id)).length,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name));
