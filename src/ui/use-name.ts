import type { Names } from '@/domain/dossier';
import { useApp } from './app-context';

/** A name in the reader's language, in English where it has none in theirs. */
export const useName = (): ((names: Names) => string) => {
  const locale = useApp((state) => state.locale);
  return (names) => names[locale] ?? names.en;
};
