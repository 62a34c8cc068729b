import { writeFileSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CopyFile } from './copy.ts';
import { openFolder } from './folder.ts';

let above: string;
let dir: string;
beforeEach(async () => {
  above = await mkdtemp(path.join(os.tmpdir(), 'helplight-export-'));
  dir = path.join(above, 'site');
});
afterEach(() => rm(above, { recursive: true }));

const hourMs = 60 * 60 * 1000;

function file(name: string, text: string, says = text): CopyFile {
  const bytes = (one: string) => new TextEncoder().encode(one);
  return { file: name, bytes: bytes(text), says: bytes(says) };
}

const read = (name: string) => readFile(path.join(dir, name), 'utf8');

test('files are made with their folders, and those of an earlier copy that are gone are removed', async () => {
  const folder = await openFolder(dir);
  const before = [file('zh/incidents/a/index.html', 'a'), file('index.html', 'home')];
  expect(await folder.write(before, 0)).toEqual({ written: 2, removed: 0 });
  expect(await read('zh/incidents/a/index.html')).toBe('a');
  const again = await openFolder(dir);
  expect(await again.write([file('index.html', 'other')], 1)).toEqual({ written: 1, removed: 1 });
  expect(await read('index.html')).toBe('other');
  expect((await readdir(dir)).sort()).toEqual(['.helplight-export', 'index.html']);
});

test('only what says something else is written, or was written an hour ago, or is missing', async () => {
  const folder = await openFolder(dir);
  await folder.write([file('a.html', 'a at 1', 'a'), file('b.html', 'b')], 0);
  const { ino } = await stat(path.join(dir, 'b.html'));
  const later = [file('a.html', 'a at 2', 'a'), file('b.html', 'b')];
  expect(await folder.write(later, hourMs - 1)).toEqual({ written: 0, removed: 0 });
  expect(await read('a.html')).toBe('a at 1');
  expect((await stat(path.join(dir, 'b.html'))).ino).toBe(ino);
  await rm(path.join(dir, 'b.html'));
  expect(await folder.write(later, hourMs - 1)).toEqual({ written: 1, removed: 0 });
  expect(await folder.write(later, hourMs)).toEqual({ written: 1, removed: 0 });
  expect(await read('a.html')).toBe('a at 2');
});

test('a directory with files of others is refused, and stays as it is', async () => {
  await mkdir(dir);
  await writeFile(path.join(dir, 'thesis.txt'), 'mine');
  await expect(openFolder(dir)).rejects.toThrow(
    `${dir} holds files that no export has made; name an empty directory, or a new one.`,
  );
  await expect(openFolder(path.join(dir, 'thesis.txt'))).rejects.toThrow('is no directory');
  expect(await readdir(dir)).toEqual(['thesis.txt']);
});

test('what others have put beside a copy is left alone, and never written over', async () => {
  const folder = await openFolder(dir);
  await folder.write([file('zh/index.html', 'zh')], 0);
  await writeFile(path.join(dir, 'CNAME'), 'status.example');
  await writeFile(path.join(dir, 'zh', 'own.txt'), 'mine');
  await folder.write([file('en/index.html', 'en')], 1);
  expect(await read('CNAME')).toBe('status.example');
  expect(await readdir(path.join(dir, 'zh'))).toEqual(['own.txt']);
  await expect(folder.write([file('CNAME', 'other')], 2)).rejects.toThrow(
    `${path.join(dir, 'CNAME')} was made by no export; move it away, or name another directory.`,
  );
  expect(await read('CNAME')).toBe('status.example');
});

test('after a copy that was cut off the next one knows which files are ours', async () => {
  const folder = await openFolder(dir);
  let steps = 0;
  const cutOff = () => {
    steps += 1;
    if (steps === 2) throw new Error('Killed.');
  };
  const files = ['a', 'b', 'c'].map((name) => file(`${name}.html`, name));
  await expect(folder.write(files, 0, cutOff)).rejects.toThrow('Killed.');
  expect((await readdir(dir)).sort()).toEqual(['.helplight-export', 'a.html', 'b.html']);
  const own = path.join(dir, '.helplight-export');
  await writeFile(path.join(own, '1.new'), 'half');
  await (await openFolder(dir)).write(files.slice(1), 1);
  expect(await readdir(own)).toEqual(['files.json']);
  expect((await readdir(dir)).sort()).toEqual(['.helplight-export', 'b.html', 'c.html']);
});

test('neither a link in the folder nor a list that was changed leads out of it', async () => {
  const outside = path.join(above, 'outside');
  await mkdir(outside);
  await writeFile(path.join(outside, 'keep.txt'), 'keep');
  const folder = await openFolder(dir);
  await folder.write([file('index.html', 'home')], 0);
  await symlink(outside, path.join(dir, 'zh'));
  for (const name of ['zh/index.html', 'zh/incidents/a/index.html']) {
    await expect(folder.write([file(name, 'zh')], 1)).rejects.toThrow('is a link');
  }
  expect(await readdir(outside)).toEqual(['keep.txt']);
  const list = path.join(dir, '.helplight-export', 'files.json');
  for (const text of ['{"../outside/keep.txt":{"says":"","at":0}}', '[', '{"a":1}']) {
    await writeFile(list, text);
    await expect(folder.write([file('index.html', 'home')], 2)).rejects.toThrow(
      `The list of files in ${path.join(dir, '.helplight-export')} cannot be read; empty ${dir}, and export again.`,
    );
  }
  expect(await readdir(outside)).toEqual(['keep.txt']);
});

describe('links in a folder that somebody has tampered with', () => {
  let outside: string;
  beforeEach(async () => {
    outside = path.join(above, 'outside');
    await mkdir(path.join(outside, 'empty'), { recursive: true });
    for (const name of ['keep.txt', 'half.new']) await writeFile(path.join(outside, name), name);
  });
  afterEach(async () => {
    expect((await readdir(outside)).sort()).toEqual(['empty', 'half.new', 'keep.txt']);
  });

  test.each(['evil/keep.txt', 'evil/empty/gone.txt'])('%s is not taken away', async (name) => {
    const folder = await openFolder(dir);
    await folder.write([file('index.html', 'home'), file(name, 'ours')], 0);
    await rm(path.join(dir, 'evil'), { recursive: true });
    await symlink(outside, path.join(dir, 'evil'));
    await expect(folder.write([file('index.html', 'home')], 1)).rejects.toThrow(
      `${path.join(dir, 'evil')} is a link to another place; remove it, and export again.`,
    );
    await rm(path.join(dir, 'evil'));
    expect(await folder.write([file('index.html', 'home')], 2)).toEqual({ written: 0, removed: 1 });
  });

  test('the folder of the list is refused where it is a link, at the start and later', async () => {
    const folder = await openFolder(dir);
    await rm(path.join(dir, '.helplight-export'), { recursive: true });
    await symlink(outside, path.join(dir, '.helplight-export'));
    await expect(openFolder(dir)).rejects.toThrow('.helplight-export is a link');
    await expect(folder.write([file('a.html', 'a')], 0)).rejects.toThrow('is a link');
  });

  test('a lock is not written through', async () => {
    const folder = await openFolder(dir);
    await symlink(path.join(outside, 'new.txt'), path.join(dir, '.helplight-export', 'lock'));
    await expect(folder.write([file('a.html', 'a')], 0)).rejects.toThrow('Another export');
  });
});

describe('two exports into one folder', () => {
  const pages = (text: string) => ['a', 'b', 'c'].map((name) => file(`${name}.html`, text));
  const lock = () => path.join(dir, '.helplight-export', 'lock');

  test('at once: one writes, the other is told to come later, and no file is mixed', async () => {
    const folders = [await openFolder(dir), await openFolder(dir)];
    const [first, second] = await Promise.allSettled(
      folders.map((folder, index) => folder.write(pages(`page ${index}`), 0)),
    );
    const kinds = [first, second].map((one) => one?.status).sort();
    expect(kinds).toEqual(['fulfilled', 'rejected']);
    const [refused] = [first, second].filter((one) => one?.status === 'rejected');
    expect(String(refused?.reason)).toBe(
      `Error: Another export is writing into ${dir}; try again in a minute.`,
    );
    const texts = await Promise.all(['a', 'b', 'c'].map((name) => read(`${name}.html`)));
    expect(new Set(texts).size).toBe(1);
    expect(await readdir(path.join(dir, '.helplight-export'))).toEqual(['files.json']);
  });

  test('a lock that nobody has kept for half a minute is taken over, one of now is not', async () => {
    const folder = await openFolder(dir);
    await writeFile(lock(), 'another');
    await expect(folder.write(pages('a'), 0)).rejects.toThrow('Another export');
    const before = new Date(Date.now() - 31_000);
    await utimes(lock(), before, before);
    expect(await folder.write(pages('a'), 0)).toEqual({ written: 3, removed: 0 });
  });

  test('whoever was frozen until another took the lock over writes no more, and leaves it alone', async () => {
    const folder = await openFolder(dir);
    let steps = 0;
    const frozen = () => {
      steps += 1;
      writeFileSync(lock(), 'another');
    };
    await expect(folder.write(pages('a'), 0, frozen)).rejects.toThrow('Another export');
    expect(steps).toBe(1);
    expect(await readFile(lock(), 'utf8')).toBe('another');
  });
});
