import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '@/domain/result';
import type { generate } from './generate';
import { main } from './main';

const DOSSIER = 'geodata/dossiers/southwest-syria-2018';
const GENERATED = 'public/data/dossiers/southwest-syria-2018.json';

let root = '';
let output: string[] = [];

/** A copy of what may change; layers and schemas are shared. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'geodata-'));
  cpSync('geodata/dossiers', join(root, 'geodata/dossiers'), { recursive: true });
  cpSync('public/data/dossiers', join(root, 'public/data/dossiers'), { recursive: true });
  for (const folder of ['basemap', 'schemas'])
    symlinkSync(resolve('geodata', folder), join(root, 'geodata', folder));
  output = [];
  const keep = (line: string): void => void output.push(line);
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation(keep);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

const edit = (file: string, from: string, to: string): void => {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

const gives =
  (files: Readonly<Record<string, string>>): typeof generate =>
  () =>
    ok(new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])));
const build = gives({ 'dossiers/a.json': 'new\n', 'basemap.pmtiles': 'tiles' });

describe('geodata', () => {
  it('writes every output, then has nothing to say against it', () => {
    expect(main([], root, build)).toBe(0);
    expect(readFileSync(join(root, 'public/data/dossiers/a.json'), 'utf8')).toBe('new\n');
    expect(output).toEqual(['public/data/dossiers/a.json: 4 bytes', 'public/data/basemap.pmtiles: 5 bytes']);
    expect(main(['--check'], root, build)).toBe(0);
    expect(output.at(-1)).toBe('2 generated files are up to date');
  });

  it('refuses arguments that it does not know', () => {
    expect(main(['--force'], root, build)).toBe(2);
    expect(main(['--check', 'twice'], root, build)).toBe(2);
    expect(output).toEqual(Array(2).fill('usage: npm run geodata, or npm run geodata:check'));
  });
});

describe('geodata:check', () => {
  it('names a committed file that would change, and leaves it', () => {
    expect(main([], root, build)).toBe(0);
    writeFileSync(join(root, 'public/data/dossiers/a.json'), 'old\n');
    expect(main(['--check'], root, build)).toBe(1);
    expect(output.slice(-2)).toEqual([
      'public/data/dossiers/a.json: is not what geodata/ gives: run "npm run geodata" and commit the result',
      '1 problem',
    ]);
    expect(readFileSync(join(root, 'public/data/dossiers/a.json'), 'utf8')).toBe('old\n');
  });

  it('names a generated file that is missing', () => {
    expect(main(['--check'], root, build)).toBe(1);
    expect(output[0]).toContain('public/data/dossiers/a.json: is missing');
    expect(output.at(-1)).toBe('2 problems');
  });
});

describe('a fault in the dossier', () => {
  it('is named by file, claim and field', () => {
    edit(`${DOSSIER}/claims.json`, '"target": "bombardment-in-the-deraa-region"', '"target": "bombardment"');
    expect(main([], root)).toBe(1);
    expect(output).toEqual([
      'southwest-syria-2018/claims.json: ivanovsky-arrives-in-israel: relations[2]: no claim "bombardment"',
      '1 problem',
    ]);
  });

  it('leaves the generated files alone', () => {
    edit(`${DOSSIER}/claims.json`, '"locator": "P15"', '"locator": "page 15"');
    const before = readFileSync(join(root, GENERATED), 'utf8');
    expect(main([], root)).toBe(1);
    expect(output[0]).toBe(
      'southwest-syria-2018/claims.json: bombardment-in-the-deraa-region: locator: must match pattern "^(?:P[1-9]\\d*|H\\d|CAP)$"',
    );
    expect(readFileSync(join(root, GENERATED), 'utf8')).toBe(before);
  });

  it('is reported where a file is no JSON', () => {
    writeFileSync(join(root, DOSSIER, 'actors.json'), '{ "actors": [');
    expect(main(['--check'], root)).toBe(1);
    expect(output[0]).toContain('southwest-syria-2018/actors.json: ');
  });

  it('is reported where a file is missing', () => {
    rmSync(join(root, DOSSIER, 'story.json'));
    expect(main([], root)).toBe(1);
    expect(output[0]).toContain('southwest-syria-2018/story.json: ENOENT');
  });
});
