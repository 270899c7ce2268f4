/** Why a file (or a member of an archive) could not be read. `facts` are what the message needs, never the message. */
export type ImportErrorKind =
  | 'empty'
  | 'no-rows'
  | 'not-text'
  | 'unknown-format'
  | 'unsupported-format'
  | 'bad-json'
  | 'bad-xml'
  | 'bad-archive'
  | 'bad-mapping'
  | 'truncated'
  | 'too-deep'
  | 'too-large'
  | 'too-many-columns'
  | 'too-many-members'
  | 'nested-too-deep'
  | 'zip-bomb'
  | 'encrypted'
  | 'xml-entities'
  | 'unsupported-crs'
  | 'unsupported-compression'
  | 'unreadable'
  | 'cancelled';

/** An error as a value. The words for it live in the user interface. */
export interface ImportError {
  readonly kind: ImportErrorKind;
  /** File or `archive / member`, and where in it, as plain text. */
  readonly place: string;
  readonly line: number | null;
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * Carries an {@link ImportError} out of a parser. Thrown inside this room only: `importFiles` turns it into a value, so
 * that nothing a file contains can throw across the boundary.
 */
export class ImportFailure extends Error {
  readonly kind: ImportErrorKind;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly line: number | null;

  constructor(
    kind: ImportErrorKind,
    facts: Readonly<Record<string, string | number>> = {},
    line: number | null = null,
  ) {
    super(kind);
    this.kind = kind;
    this.facts = facts;
    this.line = line;
  }
}

/** `thrown` as a value: a failure keeps its kind, anything else becomes `unreadable` with its message as a fact. */
export const toImportError = (thrown: unknown, place: string): ImportError => {
  if (thrown instanceof ImportFailure) {
    return { kind: thrown.kind, place, line: thrown.line, facts: thrown.facts };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: 'unreadable', place, line: null, facts: { message: message.slice(0, 200) } };
};
