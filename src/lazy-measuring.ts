import type { BorderLines } from '@/domain/borders';
import type { Measuring } from '@/ui/measuring';
import type { LoadedDossier } from './dossier-loader';

/** Where boundaries cannot be fetched, everything else is measured all the same. */
const NO_BORDERS: BorderLines = { bounds: [0, 0, 0, 0], accuracyKm: 0, borders: [] };

const loadBorders = async (address: string): Promise<BorderLines> => {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as BorderLines) : NO_BORDERS;
  } catch {
    return NO_BORDERS;
  }
};

/** Measuring with its geometry library and its boundaries, fetched with the first question: the first view has none. */
export const lazyMeasuring = (
  { dossier, zones }: LoadedDossier,
  fileUrl: (path: string) => string,
): (() => Promise<Measuring>) => {
  let loading: Promise<Measuring> | null = null;
  const load = async (): Promise<Measuring> => {
    const [{ createMeasuring }, borders] = await Promise.all([
      import('./measuring'),
      loadBorders(fileUrl('data/borders.json')),
    ]);
    return createMeasuring({ dossier, zones, borders });
  };
  return () => {
    loading ??= load();
    return loading;
  };
};
