import type { ReactElement } from 'react';
import type { ImportReport } from '@/state/app-state';
import { useServices } from '@/ui/app-context';
import type { FileImport } from './file-import';
import { RemedyControls } from './remedy-controls';

const WITHDRAWN = {
  encoding: 'report.remedy.encodingAgain',
  member: 'report.remedy.memberAgain',
} as const;

interface LooseRemediesProps {
  readonly report: ImportReport;
  readonly fileImport: FileImport;
}

/** Choices that are open although nothing warns: an order that was inferred, an encoding that was guessed or chosen. */
export function LooseRemedies({ report, fileImport }: LooseRemediesProps): ReactElement {
  const { t } = useServices();
  const isPlaced = (kind: string): boolean =>
    Object.hasOwn(report.warnings, kind) || report.errors.some((error) => error.kind === kind);
  // Once chosen, the importer has nothing left to ask; the way back must stay open all the same.
  const withdrawable = (['encoding', 'member'] as const).filter(
    (name) =>
      fileImport.choices[name] !== undefined &&
      !report.remedies.some(({ remedy }) => remedy.kind === `choose-${name}`),
  );
  return (
    <>
      {report.remedies
        .filter((offer) => !isPlaced(offer.for))
        .map((offer) => (
          <RemedyControls key={offer.remedy.kind} remedy={offer.remedy} fileImport={fileImport} />
        ))}
      {withdrawable.map((name) => (
        <p key={name} className="remedy">
          <button
            type="button"
            className="button"
            onClick={() => {
              fileImport.withdraw(name);
            }}
          >
            {t(WITHDRAWN[name])}
          </button>
        </p>
      ))}
    </>
  );
}
