/** One fault in a hand-written file: enough to find the line. */
export interface Problem {
  /** File name inside the dossier folder, or a path from the repository's root. */
  readonly file: string;
  /** The claim, place, zone … that is at fault; empty where the whole file is. */
  readonly item: string;
  /** Path inside the item, e.g. `attribution.chain`. */
  readonly field: string;
  readonly message: string;
}

/** `claims.json: shelling-of-kafr-shams: when.edtf: …`, the one line that a problem is printed as. */
export const formatProblem = ({ file, item, field, message }: Problem): string =>
  [file, item, field, message].filter((part) => part !== '').join(': ');
