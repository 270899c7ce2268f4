import type { ReactElement } from 'react';
import type { ConflictEvent } from '@/domain/event';
import type { DatasetInfo } from '@/state/app-state';
import { useServices } from '@/ui/app-context';

interface RecordSectionProps {
  readonly event: ConflictEvent;
  readonly dataset: DatasetInfo;
}

/** Which record of which file this is, so that it can be found in the file itself. */
export function RecordSection({ event: { record }, dataset }: RecordSectionProps): ReactElement {
  const { t } = useServices();
  return (
    <>
      <dt>{t('card.dataset')}</dt>
      <dd>
        <bdi>{dataset.name}</bdi>
        {record !== undefined && (
          <span className="role">
            {t('card.record', { record: record.number })}
            {record.file !== '' && (
              <>
                {' · '}
                <bdi>{record.file}</bdi>
              </>
            )}
          </span>
        )}
      </dd>
    </>
  );
}
