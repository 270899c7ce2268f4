import { useEffect, useEffectEvent, useState } from 'react';
import { fileOfText } from './file-of-text';

const hasFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes('Files') === true;

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/** Files on the clipboard; a copied table (several lines) counts as one. */
const pastedFiles = (clipboard: DataTransfer | null): readonly File[] => {
  if (clipboard === null) return [];
  if (clipboard.files.length > 0) return [...clipboard.files];
  const text = clipboard.getData('text/plain');
  return /\n./u.test(text.trim()) || /^\s*[{[]/u.test(text) ? [fileOfText(text)] : [];
};

/**
 * Listens for files that are dropped or pasted anywhere on the page. Text fields keep their own pasting.
 *
 * @returns whether files are being dragged over the page
 */
export const useIncomingFiles = (receive: (files: readonly File[]) => void): boolean => {
  const [isDragging, setIsDragging] = useState(false);
  const onFiles = useEffectEvent(receive);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const stop = (): void => {
      setIsDragging(false);
    };
    const onDrag = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault(); // else the browser leaves the page for the file
      event.dataTransfer.dropEffect = 'copy';
      setIsDragging(true);
    };
    document.addEventListener('dragenter', onDrag, { signal });
    document.addEventListener('dragover', onDrag, { signal });
    document.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) stop(); // left the page, not just one element of it
      },
      { signal },
    );
    document.addEventListener(
      'drop',
      (event) => {
        stop();
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      },
      { signal },
    );
    document.addEventListener(
      'paste',
      (event) => {
        if (isTextField(event.target)) return;
        const files = pastedFiles(event.clipboardData);
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      },
      { signal },
    );
    return () => {
      listening.abort();
    };
  }, []);
  return isDragging;
};
