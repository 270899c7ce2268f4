import type { ReactElement } from 'react';
import { KNOWN_TO, type KnownTo } from '@/domain/precision';
import { knownToChosen } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';

/** Only what is known at least to a place, district, province or country; says what that leaves out. */
export function KnownFilter(): ReactElement {
  const { t } = useServices();
  const act = useAct();
  const known = useApp((state) => state.known);
  return (
    <div className="known-filter">
      <label>
        <span>{t('known.title')}</span>
        <select
          className="select"
          value={known ?? ''}
          onChange={(event) => {
            act(knownToChosen(KNOWN_TO.find((level) => level === event.target.value) ?? null));
          }}
        >
          <option value="">{t('known.all')}</option>
          {COARSEST_FIRST.map((level) => (
            <option key={level} value={level}>
              {t(`known.${level}`)}
            </option>
          ))}
        </select>
      </label>
      {known !== null && <p className="note">{t('known.leftOut')}</p>}
    </div>
  );
}

const COARSEST_FIRST: readonly KnownTo[] = KNOWN_TO.toReversed();
