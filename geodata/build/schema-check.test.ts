import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTEXT_LAYER_IDS } from '@/domain/dossier';
import { ATTRIBUTION_CLASSES, EVENT_KINDS, RELATION_TYPES } from '@/domain/event';
import { DOSSIER_FILE_NAMES, type DossierFiles } from './dossier-files';
import { formatProblem } from './problem';
import { readSchemas } from './schema-check';

const SCHEMAS = 'geodata/schemas';
const INVALID = join(SCHEMAS, 'fixtures/invalid');
const check = readSchemas(SCHEMAS);

const readText = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const parts = Object.keys(DOSSIER_FILE_NAMES) as (keyof DossierFiles)[];
const faults = parts.flatMap((part) =>
  readdirSync(join(INVALID, part))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [part, file.replace('.json', '')] as const),
);

describe('a fixture that is right', () => {
  it.each(parts)('%s passes', (part) => {
    const value: unknown = JSON.parse(readText(SCHEMAS, 'fixtures/valid', DOSSIER_FILE_NAMES[part]));
    expect(check(part, value)).toEqual([]);
  });
});

describe('a fixture named after its fault', () => {
  it.each(faults)('%s: %s', (part, fault) => {
    const value: unknown = JSON.parse(readText(INVALID, part, `${fault}.json`));
    const expected = readText(INVALID, part, `${fault}.errors.txt`).trimEnd().split('\n');
    expect(check(part, value).map(formatProblem)).toEqual(expected);
  });
});

describe('the schemas', () => {
  const schema = readText(SCHEMAS, 'claims.schema.json') + readText(SCHEMAS, 'zones.schema.json');
  const enumerations = [...schema.matchAll(/"enum": (\[[^\]]*\])/g)].map(
    ([, list]) => JSON.parse(list ?? '[]') as unknown,
  );

  it('allow what the domain allows', () => {
    expect(enumerations).toContainEqual([...EVENT_KINDS]);
    expect(enumerations).toContainEqual([...RELATION_TYPES]);
    expect(enumerations).toContainEqual([...ATTRIBUTION_CLASSES]);
    expect(enumerations).toContainEqual([...CONTEXT_LAYER_IDS, null]);
  });
});
