import type { EventKind } from '@/domain/event';
import type { DatasetId } from '@/import/datasets';
import { acledKind, foreignKind, ucdpTypeName } from '@/import/event-kinds';

/** What follows from an event type as the file writes it. */
export interface TypeFacts {
  readonly type: string;
  /** The type by name: UCDP writes codes. */
  readonly eventType: string;
  /** What the report counts it under. */
  readonly category: string;
  readonly kinds: Map<string, EventKind>;
}

const MOST_REMEMBERED = 5000;

/** Types are few and records many: what follows from a type is worked out once. */
export class TypeBook {
  readonly #dataset: DatasetId | null;
  readonly #isViolenceData: boolean;
  readonly #known = new Map<string, TypeFacts>();
  #last: TypeFacts;

  constructor(dataset: DatasetId | null, isViolenceData: boolean) {
    this.#dataset = dataset;
    this.#isViolenceData = isViolenceData;
    this.#last = this.#work('');
  }

  of(type: string): TypeFacts {
    if (type === this.#last.type) return this.#last;
    let facts = this.#known.get(type);
    if (!facts) {
      facts = this.#work(type);
      if (this.#known.size < MOST_REMEMBERED) this.#known.set(type, facts);
    }
    this.#last = facts;
    return facts;
  }

  kindOf(facts: TypeFacts, subType: string): EventKind {
    const known = facts.kinds.get(subType);
    if (known !== undefined) return known;
    const kind = this.#judge(facts.type, subType);
    if (facts.kinds.size < MOST_REMEMBERED) facts.kinds.set(subType, kind);
    return kind;
  }

  #work(type: string): TypeFacts {
    return {
      type,
      eventType: this.#dataset === 'ucdp-ged' ? ucdpTypeName(type) : type,
      category: type.trim() === '' ? '(none)' : type,
      kinds: new Map(),
    };
  }

  #judge(type: string, subType: string): EventKind {
    if (this.#dataset === 'ucdp-ged') return 'armed-event';
    if (this.#dataset === 'acled') return acledKind(type, subType);
    return foreignKind(type, this.#isViolenceData);
  }
}
