import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package-root.js';

const FOLDERS = ['src', 'adapters', 'store'];
const DRAWERS = /(^|\/)(utils?|helpers?|misc|common|types|index)\.ts$/;

const files = FOLDERS.flatMap((folder) => readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`)).filter((file) => file.endsWith('.ts'));
const textOf = (file: string) => readFileSync(join(packageRoot, file), 'utf8');

describe('the house keeps its habits', () => {
  it('has no file over 200 lines', () => {
    expect(files.filter((file) => textOf(file).split('\n').length > 201)).toEqual([]);
  });

  it('has no drawers and no barrels', () => {
    expect(files.filter((file) => DRAWERS.test(file))).toEqual([]);
  });

  it('puts nothing off and silences nothing', () => {
    expect(files.filter((file) => /\b(TODO|FIXME|XXX)\b|eslint-disable|@ts-ignore|@ts-expect-error|\bas any\b|: any\b/.test(textOf(file)))).toEqual([]);
  });

  it('mocks no module', () => {
    const tests = readdirSync(join(packageRoot, 'test'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && file !== 'house.test.ts');
    expect(tests.filter((file) => textOf(`test/${file}`).includes('vi.mock('))).toEqual([]);
  });

  it('keeps whatever SQLite file it opens: on Node 24 the collector would end the process (docs/decisions/004)', () => {
    const tests = readdirSync(join(packageRoot, 'test'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && file !== 'house.test.ts').map((file) => `test/${file}`);
    const opening = [...files, ...tests].filter((file) => textOf(file).includes('new Database('));
    expect(opening).toContain('store/sqlite.ts');
    expect(opening.filter((file) => !/keptStatements\(|held\.push\(/.test(textOf(file)))).toEqual([]);
  });

  it('names every folder of src and the edges on the map', () => {
    const map = textOf('docs/map.md');
    const folders = readdirSync(join(packageRoot, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(folders.filter((folder) => !map.includes(`src/${folder}`))).toEqual([]);
  });

  it('stands alone: nothing reads or names what lies beside the project', () => {
    expect(files.filter((file) => /\.\.\/shared|\/work\//.test(textOf(file)))).toEqual([]);
  });
});
