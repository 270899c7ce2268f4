import { type ReactElement, type ReactNode, useMemo } from 'react';
import { SUPPORTS, type Support, restsOn } from '@/domain/attribution';
import type { Dossier } from '@/domain/dossier';
import { ATTRIBUTION_CLASSES, type AttributionClass } from '@/domain/event';
import { selectRelays, selectSpeakers, selectSubjects } from '@/state/source-selectors';
import {
  relayChosen,
  sourceClausesCleared,
  speakerChosen,
  subjectChosen,
  supportChosen,
} from '@/state/source-transitions';
import { attributionChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { useName } from '@/ui/use-name';

/** Who speaks, who passed it on, about what, what kind of source, and how well supported. Counts are of the whole article. */
export function SourceFilters({ dossier }: { readonly dossier: Dossier }): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const nameOf = useName();
  const speaker = useApp((state) => state.speaker);
  const relay = useApp((state) => state.relay);
  const about = useApp((state) => state.about);
  const support = useApp((state) => state.support);
  const attribution = useApp((state) => state.attribution);
  const speakers = useMemo(() => selectSpeakers(dossier), [dossier]);
  const relays = useMemo(() => selectRelays(dossier), [dossier]);
  const subjects = useMemo(() => selectSubjects(dossier), [dossier]);
  const named = [...dossier.zones, ...dossier.places].find(({ id }) => id === about);
  const isUnspoken = named !== undefined && !subjects.some(({ id }) => id === about);
  const choice = (name: string, count: number): string => t('sources.choice', { name, count });
  const [onlyClass = ''] = attribution?.size === 1 ? attribution : [];
  const isSet = [speaker, relay, about, support, attribution].some((clause) => clause !== null);
  return (
    <div className="sources-filters" role="group" aria-label={t('sources.filters')}>
      <Choice
        label={t('sources.about')}
        value={about}
        onChoose={(value) => {
          act(subjectChosen(value));
        }}
      >
        {isUnspoken && <option value={named.id}>{choice(nameOf(named.names), 0)}</option>}
        {subjects.map(({ id, names, count }) => (
          <option key={id} value={id}>
            {choice(nameOf(names), count)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('sources.speaker')}
        value={speaker}
        onChoose={(value) => {
          act(speakerChosen(value));
        }}
      >
        {speakers.map(({ id, name, count }) => (
          <option key={id} value={id}>
            {choice(name, count)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('sources.relay')}
        value={relay}
        onChoose={(value) => {
          act(relayChosen(value));
        }}
      >
        {relays.map(({ id, name, count }) => (
          <option key={id} value={id}>
            {choice(name, count)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('sources.class')}
        value={onlyClass === '' ? null : onlyClass}
        onChoose={(value) => {
          act(attributionChosen(value === null ? null : new Set([value as AttributionClass])));
        }}
      >
        {ATTRIBUTION_CLASSES.map((value) => (
          <option key={value} value={value}>
            {choice(
              t(`attribution.${value}`),
              dossier.events.filter((event) => event.attribution.class === value).length,
            )}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('sources.support')}
        value={support}
        onChoose={(value) => {
          act(supportChosen(value as Support | null));
        }}
      >
        {SUPPORTS.map((value) => (
          <option key={value} value={value}>
            {choice(
              t(`sources.support.${value}`),
              dossier.events.filter((event) => restsOn(event, value, dossier)).length,
            )}
          </option>
        ))}
      </Choice>
      {isSet && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            act(sourceClausesCleared);
          }}
        >
          {t('sources.clear')}
        </button>
      )}
    </div>
  );
}

function Choice({
  label,
  value,
  onChoose,
  children,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChoose: (value: string | null) => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useServices();
  return (
    <label className={value === null ? 'source-choice' : 'source-choice is-set'}>
      <span>{label}</span>
      <select
        className="select"
        value={value ?? ''}
        onChange={(event) => {
          onChoose(event.target.value === '' ? null : event.target.value);
        }}
      >
        <option value="">{t('sources.any')}</option>
        {children}
      </select>
    </label>
  );
}
