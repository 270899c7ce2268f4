import { useState } from 'react';
import { useApp } from '@/ui/app-context';

/**
 * Is the sheet of a phone open, and how the reader opens or closes it. A panel that comes up by a link, by the story or
 * by a press on the map opens it; closed by hand it stays closed until another one comes.
 */
export const useSheet = (): readonly [boolean, (isOpen: boolean) => void] => {
  const shown = useApp((state) => `${state.view} ${state.about ?? ''}`);
  const [chosen, setChosen] = useState({ shown: 'events ', isOpen: false });
  const isPanel = !shown.startsWith('events ');
  const isOpen = chosen.shown === shown ? chosen.isOpen : isPanel || chosen.isOpen;
  return [
    isOpen,
    (next) => {
      setChosen({ shown, isOpen: next });
    },
  ];
};
