import { type LengthWords, createLengthWords } from '@/i18n/length';
import { useApp, useServices } from '@/ui/app-context';

/** Lengths in the reader's language and units. */
export const useLengthWords = (): LengthWords => {
  const { t, format } = useServices();
  const units = useApp((state) => state.units);
  return createLengthWords(t, format, units);
};
