import type { DatasetId } from '@/import/datasets';
import type { FieldMap } from '@/import/fields';
import type { DateOrder } from '@/import/report';

/** How the records of one file are read. */
export interface ReadPlan {
  /** Display names, unique. */
  readonly columns: readonly string[];
  readonly fields: FieldMap;
  readonly dataset: DatasetId | null;
  readonly dateOrder: DateOrder;
  readonly isViolenceData: boolean;
  /** Tables must be dated; shapes need not be: an outline without a date is there all the time. */
  readonly undated: 'reject' | 'keep';
  /** For rejections; empty where there is only one file. */
  readonly file: string;
}
