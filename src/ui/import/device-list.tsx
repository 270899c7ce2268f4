import { type ReactElement, useState } from 'react';
import type { DatasetInfo, SourceKey } from '@/state/app-state';
import { ARTICLE } from '@/state/datasets';
import { selectRows } from '@/state/selectors';
import type { Translate } from '@/i18n/translate';
import { useApp, useServices } from '@/ui/app-context';
import { byteSizeWords } from './byte-size-words';
import type { FileImport } from './file-import';
import { isolate } from './isolate';

interface DeviceListProps {
  readonly fileImport: FileImport;
  /** Told when what was asked for is on screen. */
  readonly onShown: () => void;
}

/** Everything that can be looked at here: the article, and the files that this device keeps. */
export function DeviceList({ fileImport, onShown }: DeviceListProps): ReactElement {
  const { t, store } = useServices();
  const device = useApp((state) => state.device);
  const parts = useApp((state) => selectRows(state)?.parts ?? null);
  const isShown = (id: SourceKey): boolean => parts?.some((part) => part.id === id) ?? false;
  const isNowShown = (id: SourceKey): boolean =>
    selectRows(store.getState())?.parts.some((part) => part.id === id) ?? false;
  const show = async (id: SourceKey): Promise<void> => {
    await fileImport.showAlone(id);
    if (isNowShown(id)) onShown();
  };
  const add = async (id: SourceKey): Promise<void> => {
    await fileImport.add([id]);
    if (isNowShown(id)) onShown();
  };
  return (
    <section className="data-section">
      <h3>{t('device.title')}</h3>
      <ul className="device-list" aria-label={t('device.title')}>
        <li>
          <div className="device-words">
            <p className="device-name">{t('device.article')}</p>
            <p className="note">{t('device.articleNote')}</p>
          </div>
          <ShowButtons
            name={t('device.article')}
            isShown={isShown(ARTICLE)}
            onOpen={() => {
              void show(ARTICLE);
            }}
            onAdd={() => {
              void add(ARTICLE);
            }}
          />
        </li>
        {device.map((info) => (
          <DeviceEntry
            key={info.id}
            info={info}
            isShown={isShown(info.id)}
            onOpen={() => {
              void show(info.id);
            }}
            onAdd={() => {
              void add(info.id);
            }}
          />
        ))}
      </ul>
      {device.length === 0 && <p className="note">{t('device.empty')}</p>}
    </section>
  );
}

/** Where a file was fetched from: a path is this site's own. */
const originWords = (address: string, t: Translate): string =>
  address.startsWith('/') ? t('device.fromHere') : t('device.from', { host: isolate(new URL(address).host) });

interface ShowButtonsProps {
  readonly name: string;
  readonly isShown: boolean;
  readonly onOpen: () => void;
  readonly onAdd: () => void;
}

/** Alone, or together with what is shown. */
function ShowButtons({ name, isShown, onOpen, onAdd }: ShowButtonsProps): ReactElement {
  const { t } = useServices();
  if (isShown) return <p className="device-shown">{t('device.shown')}</p>;
  return (
    <div className="device-buttons">
      <button type="button" className="button" aria-label={t('device.openName', { name })} onClick={onOpen}>
        {t('device.open')}
      </button>
      <button type="button" className="button" aria-label={t('device.addName', { name })} onClick={onAdd}>
        {t('device.add')}
      </button>
    </div>
  );
}

interface DeviceEntryProps extends Omit<ShowButtonsProps, 'name'> {
  readonly info: DatasetInfo;
}

function DeviceEntry({ info, isShown, onOpen, onAdd }: DeviceEntryProps): ReactElement {
  const { t, format, data } = useServices();
  const [isAsking, setIsAsking] = useState(false);
  const { name, address } = info;
  const size = byteSizeWords(info.sizeBytes, t, format);
  return (
    <li>
      <div className="device-words">
        <p className="device-name" title={name}>
          <bdi>{name}</bdi>
        </p>
        <p className="note">{t('device.facts', { format: info.format, rows: info.rowCount, size })}</p>
        {address !== null && <p className="note">{originWords(address, t)}</p>}
        {info.isLocalOnly && (
          <p className="device-local" title={t('device.localOnlyNote')}>
            {t('device.localOnly')}
          </p>
        )}
      </div>
      <ShowButtons name={name} isShown={isShown} onOpen={onOpen} onAdd={onAdd} />
      {address !== null && (
        <button
          type="button"
          className="button"
          aria-label={t('device.fetchAgainName', { name })}
          onClick={() => {
            void data.fetchAgain(address);
          }}
        >
          {t('device.fetchAgain')}
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-expanded={isAsking}
        aria-label={t('device.deleteName', { name })}
        onClick={() => {
          setIsAsking(!isAsking);
        }}
      >
        {t('device.delete')}
      </button>
      {isAsking && (
        <div className="device-ask" role="group" aria-label={t('device.deleteName', { name })}>
          <p>{t('device.deleteAsk')}</p>
          <button
            type="button"
            className="button button-warn"
            onClick={() => {
              void data.forget(info.id);
            }}
          >
            {t('device.delete')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              setIsAsking(false);
            }}
          >
            {t('device.keep')}
          </button>
        </div>
      )}
    </li>
  );
}
