import { type ReactElement, type ReactNode, Suspense, lazy, useRef, useState } from 'react';
import type { Dossier, Names } from '@/domain/dossier';
import type { EventId } from '@/domain/event';
import type { DeathRange } from '@/domain/row-index';
import type { Format } from '@/i18n/format';
import type { Translate } from '@/i18n/translate';
import { type Toll, selectEstimates, selectTolls } from '@/state/figure-selectors';
import { selectOnlyFile } from '@/state/dataset-selectors';
import { selectPlace, selectRows } from '@/state/selectors';
import { eventSelected } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { describeToll } from '@/ui/describe-figures';
import { useLive } from '@/ui/live';
import { useName } from '@/ui/use-name';
import { writeText } from '@/ui/write-text';
import { WithWords } from '@/ui/with-words';

// How figures are made is told to those who ask.
const CountedSums = lazy(async () => ({ default: (await import('./counted')).CountedSums }));
const CountedTolls = lazy(async () => ({ default: (await import('./counted')).CountedTolls }));
const UnaddedEstimates = lazy(async () => ({ default: (await import('./counted')).UnaddedEstimates }));

interface FiguresProps {
  /** What shares a line with how the figures are counted, or has it to itself. */
  readonly children: ReactNode;
}

/** How many died, who says so and how that is counted; and the numbers that have no total. */
export function Figures({ children }: FiguresProps): ReactElement {
  const isFile = useApp((state) => selectOnlyFile(selectRows(state)) !== null);
  // Fatalities over everything that matches, for files: the engine sums, the newest question wins.
  const isSummed = useApp((state) => state.sums !== null);
  if (!isFile) return <ArticleFigures>{children}</ArticleFigures>;
  return (
    <>
      {isSummed && <DeathSums />}
      {children}
    </>
  );
}

/** Follows a drag without rendering. */
function DeathSums(): ReactElement {
  const { t, format } = useServices();
  const possible = useRef<HTMLParagraphElement>(null);
  const certain = useRef<HTMLParagraphElement>(null);
  useLive(({ sums }, previous) => {
    if (sums === previous?.sums) return;
    if (sums === null || possible.current === null || certain.current === null) return;
    // Of rows without figures a sum of 0 says nothing, and must not look as if it did.
    const isUnsaid = sums.high === 0 && sums.withoutFigure > 0;
    const texts = [
      isUnsaid
        ? t('result.deathsNotGiven', { count: sums.withoutFigure })
        : t('result.deaths', { range: rangeText(sums, format) }),
      t('result.deathsCertain', { range: rangeText(sums.certain, format) }),
    ];
    [possible.current, certain.current].forEach((line, index) => {
      const text = texts[index] ?? '';
      writeText(line, text);
    });
    const isSame = (['low', 'best', 'high'] as const).every((name) => sums[name] === sums.certain[name]);
    if (certain.current.hidden !== isSame) certain.current.hidden = isSame;
  });
  return (
    <>
      <div className="result-deaths">
        <p ref={possible} />
        <p ref={certain} />
      </div>
      <Disclosure title={t('figures.how')}>
        <SumsNow />
      </Disclosure>
    </>
  );
}

/** How the sums of the moment are made, for as long as it is open. */
function SumsNow(): ReactElement | null {
  const sums = useApp((state) => state.sums);
  return sums === null ? null : <CountedSums sums={sums} />;
}

const rangeText = ({ low, best, high }: DeathRange, format: Format): string =>
  low === best && high === best
    ? format.number(best)
    : `${format.number(best)} (${format.number(low)}–${format.number(high)})`;

/** One line for every figure that the claims give, each leading to its claim; estimates without a total below. */
function ArticleFigures({ children }: FiguresProps): ReactElement {
  const { store, t, format } = useServices();
  const nameOf = useName();
  const act = useAct();
  // Strings are slices with a stable identity: a scrub renders nothing until a figure comes or goes.
  const tollKey = useApp((state) =>
    selectTolls(state)
      .map(({ holder, isCertain }) => `${holder.id} ${String(isCertain)}`)
      .join('\n'),
  );
  const estimateKey = useApp((state) =>
    selectEstimates(state)
      .map(({ id }) => id)
      .join('\n'),
  );
  const dossier = useApp((state) => selectRows(state)?.dossier ?? null);
  if (dossier === null || (tollKey === '' && estimateKey === '')) return <>{children}</>;
  const state = store.getState();
  const tolls = tollKey === '' ? [] : selectTolls(state);
  const estimates = estimateKey === '' ? [] : selectEstimates(state);
  const select = (id: EventId): void => {
    act(eventSelected(id));
  };
  return (
    <>
      <div className="result-deaths">
        {tolls.map((toll) => (
          <p key={toll.holder.id}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                select(toll.holder.id);
              }}
            >
              {describeDeaths(toll, dossier, nameOf, t, format)}
            </button>
          </p>
        ))}
      </div>
      {tolls.length > 0 && (
        <Disclosure title={t('figures.how')}>
          <CountedTolls tolls={tolls} />
        </Disclosure>
      )}
      {children}
      {estimates.length > 0 && (
        <Disclosure title={t('figures.estimates', { count: estimates.length })}>
          <UnaddedEstimates events={estimates} onSelect={select} />
        </Disclosure>
      )}
    </>
  );
}

/** "At least 6 killed, in Kafr Shams and al-Harah together, according to …": the words come from the data. */
const describeDeaths = (
  { holder, parts, isCertain }: Toll,
  dossier: Dossier,
  nameOf: (names: Names) => string,
  t: Translate,
  format: Format,
): string => {
  const [speaker] = holder.attribution.chain;
  const actor = dossier.actors.find(({ id }) => id === speaker.actorId);
  const source = actor === undefined ? speaker.name : nameOf(actor.names);
  const toll = describeToll(holder.fatalities, t, format);
  const where = parts.flatMap((part) => {
    const place = part.where.kind === 'point' ? selectPlace(dossier, part.where.placeId) : null;
    return place === null ? [] : [nameOf(place.names)];
  });
  const text =
    where.length > 1
      ? t('figures.deathsTogether', { toll, places: format.list(where), source })
      : t('figures.deaths', { toll, source });
  return isCertain ? text : t('list.possibly', { when: text });
};

/** A line that opens; what is inside, and its words, are fetched when it does. */
function Disclosure({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="counted"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {isOpen && (
        <Suspense>
          <WithWords part="panels">{children}</WithWords>
        </Suspense>
      )}
    </details>
  );
}
