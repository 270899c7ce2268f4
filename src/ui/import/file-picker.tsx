import { type ReactElement, useId, useRef, useState } from 'react';
import { useServices } from '@/ui/app-context';
import { fileOfText } from './file-of-text';

interface FilePickerProps {
  readonly isPasting: boolean;
  readonly onPasting: (isPasting: boolean) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The ways in: files by the browser's own chooser or dropped, and pasted text. */
export function FilePicker({ isPasting, onPasting, onFiles }: FilePickerProps): ReactElement {
  const { t } = useServices();
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="data-section data-ways" aria-label={t('report.choose')}>
      <div className="drop-zone">
        <p className="drop-words">{t('report.dropHere')}</p>
        <label className="button button-main" htmlFor={inputId}>
          {t('report.choose')}
        </label>
        <input
          id={inputId}
          ref={input}
          type="file"
          multiple
          onChange={() => {
            const files = [...(input.current?.files ?? [])];
            if (input.current !== null) input.current.value = ''; // else the same file could not be chosen again
            onFiles(files);
          }}
        />
        <p className="note">{t('report.formats')}</p>
        <p className="note data-local">{t('report.local')}</p>
      </div>
      <details
        className="data-fold"
        open={isPasting}
        onToggle={(event) => {
          onPasting(event.currentTarget.open);
        }}
      >
        <summary>{t('report.paste')}</summary>
        <PasteField onFiles={onFiles} />
      </details>
    </section>
  );
}

function PasteField({ onFiles }: Pick<FilePickerProps, 'onFiles'>): ReactElement {
  const { t } = useServices();
  const [text, setText] = useState('');
  return (
    <form
      className="paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        setText('');
        onFiles([fileOfText(text)]);
      }}
    >
      <textarea
        aria-label={t('report.paste')}
        dir="auto"
        rows={5}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <button type="submit" className="button" disabled={text.trim() === ''}>
        {t('report.pasteRead')}
      </button>
    </form>
  );
}
