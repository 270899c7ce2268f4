import '@/ui/styles/import.css';
import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { remoteChanged } from '@/state/file-transitions';
import { useAct, useApp, useServices } from '@/ui/app-context';
import { DeviceList } from './device-list';
import type { FileImport } from './file-import';
import { FilePicker } from './file-picker';
import { WithWords } from '@/ui/with-words';
import { ImportOutcome } from './import-outcome';
import { RemoteSection } from './remote-section';

/** What dragging files over the page shows. */
export function DropOverlay(): ReactElement {
  return (
    <WithWords part="files">
      <DropWords />
    </WithWords>
  );
}

function DropWords(): ReactElement {
  const { t } = useServices();
  return (
    <div className="drop-overlay">
      <p>{t('report.dropNow')}</p>
    </div>
  );
}

interface DialogProps {
  readonly fileImport: FileImport;
  readonly isDragging: boolean;
  readonly onClose: () => void;
}

/** The dialog about the reader's own data: ways in, what became of the last file, and what this device keeps. */
export function DataDialog(props: DialogProps): ReactElement {
  return (
    <WithWords part="files">
      <Dialog {...props} />
    </WithWords>
  );
}

function Dialog({ fileImport, isDragging, onClose }: DialogProps): ReactElement {
  const { t } = useServices();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const act = useAct();
  const remote = useApp((state) => state.remote);
  const isDeciding = remote?.kind === 'asked' || remote?.kind === 'fetching';
  const [isPasting, setIsPasting] = useState(false);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  const close = (): void => {
    dialog.current?.close(); // gives the focus back; then `onClose` takes the dialog off the page
  };
  return (
    <dialog
      ref={dialog}
      className="data-dialog"
      aria-labelledby={titleId}
      data-dragging={isDragging}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation(); // it closes this dialog, not the card behind it
      }}
    >
      <div className="data-head">
        <h2 id={titleId}>{t('data.open')}</h2>
        <button type="button" className="button" onClick={close}>
          {t('report.close')}
        </button>
      </div>
      <div className="data-body">
        {remote === null || remote.kind === 'read' ? (
          <ImportOutcome fileImport={fileImport} onShow={close} />
        ) : (
          <RemoteSection remote={remote} />
        )}
        {!isDeciding && (
          <>
            <FilePicker
              isPasting={isPasting}
              onPasting={setIsPasting}
              onFiles={(files) => {
                setIsPasting(false);
                dialog.current?.scrollTo({ top: 0 });
                if (remote !== null) act(remoteChanged({ kind: 'read' })); // the file has come another way
                fileImport.openFiles(files);
              }}
            />
            <DeviceList fileImport={fileImport} onShown={close} />
          </>
        )}
      </div>
    </dialog>
  );
}
