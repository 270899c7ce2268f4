/** Distinct texts by code; code 0 is the empty text and means "not given". */
export type Dictionary = readonly string[];

/** Gives every distinct text a code, in order of appearance. */
export interface DictionaryBuilder {
  readonly codeOf: (text: string | null) => number;
  readonly entries: string[];
}

const UNKNOWN = -1;

/** A code for every label number (see `RowLabels`): asked of the text once, and then looked up. */
export class LabelCodes<Text> {
  /** By label number; {@link UNKNOWN} where it was not met yet. */
  #codes = new Int32Array(256).fill(UNKNOWN);
  readonly #codeOf: (text: Text) => number;

  /** @param codeOf gives equal texts equal codes */
  constructor(codeOf: (text: Text) => number) {
    this.#codeOf = codeOf;
  }

  /** @param label −1: none */
  codeOf(label: number, text: Text): number {
    const known = label < 0 ? UNKNOWN : (this.#codes[label] ?? UNKNOWN);
    if (known !== UNKNOWN) return known;
    const code = this.#codeOf(text);
    if (label >= 0) this.#keep(label, code);
    return code;
  }

  /** The same for many labels; `textOf` is asked for the text of those that are new. */
  readAll(
    labels: Int32Array,
    length: number,
    textOf: (row: number) => Text,
    into: Uint32Array,
    at: number,
  ): void {
    let codes = this.#codes;
    for (let row = 0; row < length; row += 1) {
      const label = labels[row] as number;
      const known = label >= 0 && label < codes.length ? (codes[label] as number) : UNKNOWN;
      if (known !== UNKNOWN) {
        into[at + row] = known;
        continue;
      }
      into[at + row] = this.codeOf(label, textOf(row));
      codes = this.#codes;
    }
  }

  #keep(label: number, code: number): void {
    if (label >= this.#codes.length) {
      const larger = new Int32Array(label * 2).fill(UNKNOWN);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[label] = code;
  }
}

/** An empty dictionary that grows. Blank and null are code 0. */
export const createDictionary = (): DictionaryBuilder => {
  const entries = [''];
  const codes = new Map<string, number>([['', 0]]);
  let last = '';
  let lastCode = 0;
  const codeOf = (text: string | null): number => {
    if (text === null) return 0;
    if (text === last) return lastCode; // files are sorted by something
    const known = codes.get(text);
    if (known !== undefined) {
      last = text;
      lastCode = known;
      return known;
    }
    const code = entries.length;
    entries.push(text);
    codes.set(text, code);
    return code;
  };
  return { codeOf, entries };
};

/** Distinct lists of actors. Group 0 is the empty list. Group `g` is `members[offsets[g]] … members[offsets[g + 1] − 1]`. */
export interface ActorGroups {
  /** Actor names (or ids, in a dossier) by actor code; code 0 is not used. */
  readonly names: Dictionary;
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
}

/** Gives every distinct list of actors a code. */
export interface ActorGroupsBuilder {
  readonly codeOf: (actors: string | readonly string[] | null) => number;
  readonly count: () => number;
  readonly finish: () => ActorGroups;
}

const SEPARATOR = '\u001F'; // ASCII's own unit separator: occurs in no name

/** An empty collection of actor groups that grows. Blank names within a list are left out. */
export const createActorGroups = (): ActorGroupsBuilder => {
  const names = createDictionary();
  const groups: number[][] = [[]];
  const codes = new Map<string, number>([['', 0]]);
  const codeOf = (actors: string | readonly string[] | null): number => {
    if (actors === null) return 0;
    const key = typeof actors === 'string' ? actors : actors.join(SEPARATOR);
    const known = codes.get(key);
    if (known !== undefined) return known;
    const list = typeof actors === 'string' ? [actors] : actors;
    const code = groups.length;
    groups.push(list.filter((name) => name !== '').map((name) => names.codeOf(name)));
    codes.set(key, code);
    return code;
  };
  const finish = (): ActorGroups => {
    const offsets = new Uint32Array(groups.length + 1);
    for (const [group, members] of groups.entries())
      offsets[group + 1] = (offsets[group] as number) + members.length;
    return { names: names.entries, offsets, members: Uint32Array.from(groups.flat()) };
  };
  return { codeOf, count: () => groups.length, finish };
};

/** Names in a group, in order. */
export const actorsOfGroup = (groups: ActorGroups, group: number): readonly string[] =>
  [...groups.members.subarray(groups.offsets[group], groups.offsets[group + 1])].map(
    (code) => groups.names[code] ?? '',
  );
