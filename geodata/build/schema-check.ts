import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import type { Problem } from './problem';

/** Checks one parsed file of a dossier; an empty list means that it is what its type says. */
export type SchemaCheck = (part: keyof DossierFiles, value: unknown) => readonly Problem[];

const child = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** `id`, or `properties.id` of a feature: what a person calls the item. */
const itemName = (value: unknown): string | null => {
  const id = child(value, 'id') ?? child(child(value, 'properties'), 'id') ?? child(value, 'title');
  return typeof id === 'string' ? id : null;
};

/** Splits an instance path into the innermost named item on it and the path inside that item. */
const locate = (root: unknown, path: string): Pick<Problem, 'item' | 'field'> => {
  const steps = path.split('/').slice(1);
  let value = root;
  let item = '';
  let fieldFrom = 0;
  for (const [index, step] of steps.entries()) {
    value = child(value, step);
    const isListItem = /^\d+$/.test(step) && index === 1; // claims/3, features/7: deeper ids are references
    if (!isListItem) continue;
    item = itemName(value) ?? `${steps[0] ?? ''}[${step}]`;
    fieldFrom = index + 1;
  }
  return { item, field: steps.slice(fieldFrom).join('.') };
};

const messageOf = ({ keyword, message = 'is not allowed', params }: ErrorObject): string => {
  const { allowedValues, additionalProperty, allowedValue } = params as Record<string, unknown>;
  if (keyword === 'enum') return `must be one of ${JSON.stringify(allowedValues)}`;
  if (keyword === 'const') return `must be ${JSON.stringify(allowedValue)}`;
  if (keyword === 'additionalProperties') return `has an unknown property "${String(additionalProperty)}"`;
  return message;
};

/**
 * Reads the schemas of a folder.
 *
 * @throws where a schema is missing or is itself not valid
 */
export const readSchemas = (folder: string): SchemaCheck => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
  const read = (name: string): object => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
  ajv.addSchema(read('common.schema.json'));
  const validators = new Map<keyof DossierFiles, ValidateFunction>();
  for (const part of Object.keys(DOSSIER_FILE_NAMES) as (keyof DossierFiles)[])
    validators.set(part, ajv.compile(read(`${part}.schema.json`)));
  return (part, value) => {
    const validate = validators.get(part);
    if (!validate || validate(value)) return [];
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'if') // says only that the branch failed; its own errors follow
      .map((error) => {
        const { item, field } = locate(value, error.instancePath);
        return { file: DOSSIER_FILE_NAMES[part], item, field, message: messageOf(error) };
      });
  };
};
