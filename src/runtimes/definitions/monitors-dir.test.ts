import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCalendars } from './calendars-dir.ts';
import { faultLine } from './definitions.ts';
import { bundleMonitorsDir, loadMonitorsDir } from './monitors-dir.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-monitors-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
}

const definition = { slug: 'a', component: 'b', probe: { kind: 'http', url: 'http://h/' } };
const good = {
  'b.ts': `import { defineMonitor } from 'helplight';
    const made: object = defineMonitor(${JSON.stringify(definition)});
    export default made;`,
  'a.js': 'export default [1, 2];',
  'c.json': '{"kind": "site"}',
};
const exported = [
  { file: 'a.js', exported: [1, 2] },
  { file: 'b.ts', exported: { kind: 'monitor', ...definition } },
  { file: 'c.json', exported: { kind: 'site' } },
];

test('files of every kind are loaded, in the order of their names', async () => {
  await write(good);
  expect(await loadMonitorsDir(folder)).toEqual(exported);
});

test('tests, declarations and other files are left alone', async () => {
  await write({ ...good, 'a.test.ts': 'throw 1', 'b.d.ts': 'throw 1', 'notes.md': '#' });
  expect(await loadMonitorsDir(folder)).toEqual(exported);
});

test('the bundle for a Worker holds the same and the calendars, without an import', async () => {
  await write(good);
  const bundle = await bundleMonitorsDir(folder);
  const { default: files } = await import(
    `data:text/javascript;base64,${Buffer.from(bundle).toString('base64')}`
  );
  expect(files).toEqual([...exported, ...(await loadCalendars(folder))]);
  expect(files.length).toBeGreaterThan(exported.length);
});

test('a calendar that cannot be read is not bundled', async () => {
  await write(good);
  await mkdir(path.join(folder, 'calendars'));
  await write({ 'calendars/cn-2030.json': '{' });
  await expect(bundleMonitorsDir(folder)).rejects.toThrow('calendars/cn-2030.json: file cannot be');
});

describe('what cannot be loaded is named, all at once', () => {
  test.each([
    ['a.ts', 'export default {', /^a\.ts: file cannot be loaded: line 1: /],
    ['b.js', "throw new Error('no luck')", /^b\.js: file cannot be loaded: no luck\.$/],
    ['c.ts', "import './gone.ts';", /^c\.ts: file cannot be loaded: line 1: Could not resolve/],
    ['d.js', 'export const a = 1;', /^d\.js: default export is missing; write /],
    ['e.json', '{', /^e\.json: file cannot be loaded: line 1: /],
  ])('%s: %s', async (name, text, sentence) => {
    await write({ [name]: text, 'x.js': 'nonsense nonsense' });
    const loaded = await loadMonitorsDir(folder);
    expect(loaded.map((one) => ('remedy' in one ? faultLine(one) : one))).toEqual([
      expect.stringMatching(sentence),
      expect.stringMatching(/^x\.js: file cannot be loaded: line 1: /),
    ]);
  });
});
