import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useApp, useServices } from '@/ui/app-context';
import { useFileImport } from './file-import';
import { useIncomingFiles } from './incoming-files';

// Everything behind the button comes when it is asked for: the first view has no bytes to spare.
const DataDialog = lazy(async () => ({ default: (await import('./data-dialog')).DataDialog }));
const DropOverlay = lazy(async () => ({ default: (await import('./data-dialog')).DropOverlay }));

/** Opens the dialog about the reader's own data; files dropped or pasted anywhere on the page open it too. */
export function OpenDataButton(): ReactElement {
  const { t, data } = useServices();
  // A link that names a file elsewhere opens the dialog by itself.
  const isLinked = useApp((state) => state.remote !== null);
  const [isOpen, setIsOpen] = useState(false);
  const fileImport = useFileImport();
  const { openFiles } = fileImport;
  const isDragging = useIncomingFiles((files) => {
    setIsOpen(true);
    openFiles(files);
  });
  return (
    <>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('data.open')}
      </button>
      <Suspense>
        {(isOpen || isLinked) && (
          <DataDialog
            fileImport={fileImport}
            isDragging={isDragging}
            onClose={() => {
              setIsOpen(false);
              if (isLinked) data.declineLinked();
            }}
          />
        )}
        {isDragging && !isOpen && !isLinked && <DropOverlay />}
      </Suspense>
    </>
  );
}
