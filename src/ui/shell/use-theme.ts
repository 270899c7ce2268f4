import { useEffect, useSyncExternalStore } from 'react';
import { EVENT_KINDS } from '@/domain/event';
import { KIND_COLOURS } from '@/domain/kind-colours';
import { useApp } from '@/ui/app-context';

const DARK = '(prefers-color-scheme: dark)';

const subscribe = (listener: () => void): (() => void) => {
  const query = matchMedia(DARK);
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
};

/** The theme in force: the reader's choice, else the system's. */
export const useThemeName = (): 'light' | 'dark' => {
  const theme = useApp((state) => state.theme);
  const isSystemDark = useSyncExternalStore(subscribe, () => matchMedia(DARK).matches);
  if (theme !== 'system') return theme;
  return isSystemDark ? 'dark' : 'light';
};

/** Writes theme and kind colours on <html>, where the style sheet and the timeline's canvas read them. */
export const useThemeOnPage = (): void => {
  const name = useThemeName();
  useEffect(() => {
    const { style, dataset } = document.documentElement;
    for (const kind of EVENT_KINDS) style.setProperty(`--kind-${kind}`, KIND_COLOURS[name][kind]);
    style.setProperty('--kinds', EVENT_KINDS.map((kind) => KIND_COLOURS[name][kind]).join(' '));
    dataset['theme'] = name;
  }, [name]);
};
