import { type ReactElement, useEffect, useId, useRef } from 'react';
import type { ConflictEvent } from '@/domain/event';
import { certaintyIn } from '@/domain/filter';
import { markStyleOf } from '@/domain/mark-columns';
import type { Rows } from '@/state/app-state';
import { selectEvent, selectRows } from '@/state/selectors';
import { type StoryPlace, selectStory } from '@/state/story-selectors';
import { storyStepEntered } from '@/state/story-transitions';
import { eventHovered, eventSelected } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { ResultCount } from '@/ui/event-list/event-list';
import { KindSign } from '@/ui/kind-sign';
import { useName } from '@/ui/use-name';

/**
 * One step: where in the story, the words, the claims they rest on and the areas on the map. The words are English in
 * every language, as the article is. The heading takes the focus, so that a screen reader begins there and keys work.
 */
export function StepView({ place }: { readonly place: StoryPlace }): ReactElement {
  const { t, format } = useServices();
  const rows = useApp(selectRows);
  const heading = useRef<HTMLHeadingElement>(null);
  const progressId = useId();
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const { step, number, count } = place;
  return (
    <div className="story-body">
      <Steps place={place} />
      <div className="story-bar" aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <span key={index} className={index < number ? 'is-read' : ''} />
        ))}
      </div>
      <p className="visually-hidden" id={progressId}>
        {t('story.progress', { number, count })}
      </p>
      <article lang="en" dir="ltr">
        <h2 tabIndex={-1} ref={heading} aria-describedby={progressId}>
          {step.title}
        </h2>
        <p className="story-text">{step.text}</p>
      </article>
      <p className="story-when">{format.span(step.window)}</p>
      {rows !== null && <Claims place={place} rows={rows} />}
      {rows !== null && step.zoneIds.length > 0 && <Areas place={place} rows={rows} />}
      <div className="story-rest">
        <p>{t('story.others')}</p>
        <ResultCount />
      </div>
      <p className="story-keys note">
        {t('story.keys')} <kbd>←</kbd> <kbd>→</kbd> · <kbd>J</kbd> <kbd>K</kbd> · <kbd>Page Up</kbd>{' '}
        <kbd>Page Down</kbd>
      </p>
    </div>
  );
}

/** "3 of 9", and behind it all steps by their titles. */
function Steps({ place: { number, count } }: { readonly place: StoryPlace }): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const story = useApp(selectStory);
  return (
    <details className="story-steps">
      <summary>{t('story.progress', { number, count })}</summary>
      <ol aria-label={t('story.steps')}>
        {story.map(({ title }, index) => (
          <li key={title}>
            <button
              type="button"
              aria-current={index + 1 === number ? 'step' : undefined}
              onClick={() => {
                act(storyStepEntered(index + 1));
              }}
            >
              <span className="story-steps-number">{index + 1}</span>
              <span lang="en" dir="ltr">
                {title}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

interface PartProps {
  readonly place: StoryPlace;
  readonly rows: Rows;
}

/** The claims that the step rests on, in its own order, each with the paragraph it comes from. */
function Claims({ place: { step }, rows }: PartProps): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const selection = useApp((state) => state.selection);
  const headingId = useId();
  const claims = step.eventIds.flatMap((id) => selectEvent(rows, id) ?? []);
  const isOutside = ({ when }: ConflictEvent): boolean => certaintyIn(when, step.window) === 'outside';
  return (
    <section className="story-claims">
      <h3 id={headingId}>{t('story.claims')}</h3>
      <ul aria-labelledby={headingId}>
        {claims.map((claim) => (
          <li key={claim.id}>
            <button
              type="button"
              className={claim.id === selection ? 'is-selected' : ''}
              aria-current={claim.id === selection ? 'true' : undefined}
              onClick={() => {
                act(eventSelected(claim.id));
              }}
              onPointerEnter={() => {
                act(eventHovered(claim.id));
              }}
              onPointerLeave={() => {
                act(eventHovered(null));
              }}
              onFocus={() => {
                act(eventHovered(claim.id));
              }}
              onBlur={() => {
                act(eventHovered(null));
              }}
            >
              <KindSign kind={claim.kind} form={markStyleOf(claim.where)} />
              <span lang="en" dir="ltr">
                {claim.title}
                {isOutside(claim) && <em className="note"> {t('story.outside')}</em>}
              </span>
              <span
                className="story-locator"
                title={t('card.paragraph', {
                  locator: claim.locator,
                  publisher: rows.dossier.article.publisher,
                })}
              >
                {claim.locator}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Lines and areas that the step brings on the map, in the reader's language. */
function Areas({ place: { step }, rows }: PartProps): ReactElement {
  const { t } = useServices();
  const nameOf = useName();
  const headingId = useId();
  const zones = rows.dossier.zones.filter(({ id }) => step.zoneIds.includes(id));
  return (
    <section className="story-areas">
      <h3 id={headingId}>{t('story.areas')}</h3>
      <ul aria-labelledby={headingId}>
        {zones.map(({ id, names }) => (
          <li key={id}>{nameOf(names)}</li>
        ))}
      </ul>
    </section>
  );
}
