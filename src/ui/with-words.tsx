import { type ReactElement, type ReactNode, use } from 'react';
import { type LaterWords, type Translate, loadLaterTranslate } from '@/i18n/translate';
import type { Locale } from '@/state/app-state';
import { AppContext, useApp, useServices } from './app-context';

const loading = new Map<string, Promise<Translate>>();

/** Loaded once for each language. */
const laterWords = (locale: Locale, part: LaterWords): Promise<Translate> => {
  const key = `${part} ${locale}`;
  const known = loading.get(key) ?? loadLaterTranslate(locale, part);
  loading.set(key, known);
  return known;
};

/** Gives what is inside the words that the first view did without; suspends until they are here. */
export function WithWords({
  part,
  children,
}: {
  readonly part: LaterWords;
  readonly children: ReactNode;
}): ReactElement {
  const services = useServices();
  const locale = useApp((state) => state.locale);
  const t = use(laterWords(locale, part));
  return <AppContext value={{ ...services, t }}>{children}</AppContext>;
}
