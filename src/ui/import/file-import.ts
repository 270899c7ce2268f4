import { useState } from 'react';
import type { DatasetInfo, SourceKey } from '@/state/app-state';
import { useServices } from '@/ui/app-context';

type Choices = DatasetInfo['choices'];

/** Reading files as the dialog sees it: the store says how far it is, this says what came before and what failed. */
export interface FileImport {
  /** Between the wish and the first byte: a large file's fingerprint takes a while. */
  readonly isWaiting: boolean;
  /** The browser could not hand over the bytes (a folder, a file that has gone). */
  readonly isUnreadable: boolean;
  /** What was chosen so far for the files at hand. */
  readonly choices: Choices;
  readonly openFiles: (files: readonly File[]) => void;
  /** Reads these together with the last files, also with one that a link named. */
  readonly addFiles: (files: readonly File[]) => void;
  /** Reads the same files again; `change` replaces what was chosen before under the same name. */
  readonly reopen: (change: Choices) => void;
  /** Reads the same files again without a choice made before. */
  readonly withdraw: (name: keyof Choices) => void;
  /** Resolves when the file has been read, or could not be. */
  readonly showAlone: (id: SourceKey) => Promise<void>;
  /** The same, together with what is shown. */
  readonly add: (ids: readonly SourceKey[]) => Promise<void>;
}

/** Starts imports and remembers the choices made for the files at hand, so that a second choice keeps the first. */
export const useFileImport = (): FileImport => {
  const { data } = useServices();
  const [isWaiting, setIsWaiting] = useState(false);
  const [isUnreadable, setIsUnreadable] = useState(false);
  const [choices, setChoices] = useState<Choices>({});
  const run = async (next: Choices, work: () => Promise<void>): Promise<void> => {
    data.dismissReport();
    setChoices(next);
    setIsUnreadable(false);
    setIsWaiting(true);
    await work().catch(() => {
      setIsUnreadable(true);
    });
    setIsWaiting(false);
  };
  const openFiles = (files: readonly File[]): void => {
    if (files.length > 0) void run({}, () => data.openFiles(files, {}));
  };
  return {
    isWaiting,
    isUnreadable,
    choices,
    openFiles,
    addFiles: (files) => {
      if (files.length > 0) void run({}, () => data.addFiles(files));
    },
    reopen: (change) => {
      const next = { ...choices, ...change };
      void run(next, () => data.reopen(next));
    },
    withdraw: (name) => {
      const { [name]: _, ...others } = choices;
      void run(others, () => data.reopen(others));
    },
    showAlone: (id) => run({}, () => data.showAlone(id)),
    add: (ids) => run({}, () => data.add(ids)),
  };
};
