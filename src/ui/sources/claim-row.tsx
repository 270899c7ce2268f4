import type { ReactElement } from 'react';
import { restsOn, speakersOf } from '@/domain/attribution';
import type { ConflictEvent } from '@/domain/event';
import { markStyleOf } from '@/domain/mark-columns';
import type { Rows } from '@/state/app-state';
import { eventHovered, eventSelected } from '@/state/transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { describeTimes } from '@/ui/describe-when';
import { KindSign } from '@/ui/kind-sign';
import { SourceLinks } from './source-links';

/** One claim: a button that opens its details, with its time, paragraph and support, and what others say of it. */
export function ClaimRow({
  event,
  rows,
  hasChain = false,
}: {
  readonly event: ConflictEvent;
  readonly rows: Rows;
  /** Names who says so in the row itself, where no heading does. */
  readonly hasChain?: boolean;
}): ReactElement {
  const { t, format } = useServices();
  const act = useAct();
  const isSelected = useApp((state) => state.selection === event.id);
  const { dossier, clock } = rows;
  const { outside, attribution } = event;
  const when = describeTimes(event, clock, t, format);
  const isSingle = restsOn(event, 'one-voice', dossier);
  const metaId = `claim-${event.id}`;
  return (
    <li className="claim-row">
      <button
        type="button"
        className={isSelected ? 'claim-open is-selected' : 'claim-open'}
        aria-label={event.title}
        aria-describedby={metaId}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => {
          act(eventSelected(event.id));
        }}
        onPointerEnter={() => {
          act(eventHovered(event.id));
        }}
        onPointerLeave={() => {
          act(eventHovered(null));
        }}
      >
        <KindSign kind={event.kind} form={markStyleOf(event.where)} />
        <span className="claim-title">{event.title}</span>
        <span className="claim-meta" id={metaId}>
          {hasChain && (
            <bdi className="claim-chain">{attribution.chain.map(({ name }) => name).join(' → ')}</bdi>
          )}
          <span>
            {when}
            {clock === 'happened' && ` · ${event.locator}`}
            {isSingle && <span className="claim-single"> · {t('sources.single')}</span>}
            {speakersOf(event).length > 1 && ` · ${t('sources.twoVoices')}`}
          </span>
        </span>
      </button>
      <details className="claim-outside">
        <summary>
          {outside.sourceIds.length === 0
            ? t(`verdict.${outside.verdict}`)
            : t('sources.outside', {
                verdict: t(`verdict.${outside.verdict}`),
                count: format.number(outside.sourceIds.length),
              })}
        </summary>
        {outside.note !== '' && (
          <p className="note" lang="en" dir="ltr">
            {outside.note}
          </p>
        )}
        <SourceLinks ids={outside.sourceIds} dossier={dossier} />
      </details>
    </li>
  );
}
