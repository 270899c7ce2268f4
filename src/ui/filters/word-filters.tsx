import '@/ui/styles/words.css';
import { type ReactElement, useEffect, useId, useState } from 'react';
import type { WordClause } from '@/domain/filter';
import type { ActorId } from '@/domain/event';
import type { AppState } from '@/state/app-state';
import { selectRows } from '@/state/selectors';
import { wordsChosen } from '@/state/file-transitions';
import { actorsChosen } from '@/state/transitions';
import { type WordCount, useAct, useApp, useServices } from '@/ui/app-context';
import { findWords } from './find-words';

/** At most so many can be chosen, each at most so long: a link must be able to carry them all. */
const MOST_CHOSEN = 40;
const LONGEST_WORD = 400;
/** More than so many are found by typing. */
const MOST_LISTED = 60;
/** So few need no field to find them. */
const FEW = 8;

type Column = WordClause | 'actors';
const COLUMNS: readonly Column[] = ['types', 'countries', 'actors'];

const chosenIn = (state: AppState, column: Column): ReadonlySet<string> | null =>
  column === 'actors' ? state.actors : state[column];

/** Filters over the words of an opened file: type of event, country and actor, each where the file has any. */
export function WordFilters(): ReactElement {
  const { t } = useServices();
  return (
    <div className="word-filters">
      {COLUMNS.map((column) => (
        <WordFilter key={column} column={column} />
      ))}
      <p className="note">{t('words.counts')}</p>
    </div>
  );
}

/** The column's words, asked of the engine once for each file. */
const useWords = (column: Column): readonly WordCount[] => {
  const { data } = useServices();
  const marks = useApp((state) => selectRows(state)?.marks ?? null);
  const [words, setWords] = useState<readonly WordCount[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void (async () => {
      const listed = marks === null ? [] : await data.listWords(column);
      if (isCurrent) setWords(listed.filter(({ word }) => word.length <= LONGEST_WORD));
    })();
    return () => {
      isCurrent = false;
    };
  }, [data, marks, column]);
  return words;
};

function WordFilter({ column }: { readonly column: Column }): ReactElement | null {
  const { t, format } = useServices();
  const act = useAct();
  const words = useWords(column);
  const chosen = useApp((state) => chosenIn(state, column));
  const [typed, setTyped] = useState('');
  const noteId = useId();
  if (words.length === 0 && chosen === null) return null;
  const choose = (next: ReadonlySet<string>): void => {
    const wanted = next.size === 0 ? null : next;
    act(
      column === 'actors' ? actorsChosen(wanted as ReadonlySet<ActorId> | null) : wordsChosen(column, wanted),
    );
  };
  const { listed, rest } = findWords(words, chosen ?? new Set(), typed, MOST_LISTED);
  const isFull = chosen !== null && chosen.size >= MOST_CHOSEN;
  const name = t(`words.${column}`);
  return (
    <details className="word-filter" open={chosen !== null}>
      <summary>
        {chosen === null ? name : t('words.chosen', { name, count: format.number(chosen.size) })}
      </summary>
      <fieldset aria-label={name} {...(isFull ? { 'aria-describedby': noteId } : {})}>
        {words.length > FEW && (
          <input
            type="search"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            aria-label={t('words.findName', { name })}
            placeholder={t('words.find', { count: format.number(words.length) })}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        )}
        <ul className="word-list">
          {listed.map(({ word, count }) => (
            <li key={word}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen?.has(word) ?? false}
                  disabled={isFull && !chosen.has(word)}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    if (event.target.checked) next.add(word);
                    else next.delete(word);
                    choose(next);
                  }}
                />
                <bdi className="word">{word}</bdi>
                <span className="word-count">{format.number(count)}</span>
              </label>
            </li>
          ))}
        </ul>
        {listed.length === 0 && <p className="note">{t('words.noneFound')}</p>}
        {rest > 0 && <p className="note">{t('words.rest', { count: rest })}</p>}
        {isFull && (
          <p className="note" id={noteId}>
            {t('words.most', { most: format.number(MOST_CHOSEN) })}
          </p>
        )}
        {chosen !== null && (
          <button
            type="button"
            className="button button-quiet"
            aria-label={t('words.anyName', { name })}
            onClick={() => {
              choose(new Set());
            }}
          >
            {t('words.any')}
          </button>
        )}
      </fieldset>
    </details>
  );
}
