import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defineSite } from '../../domain/definition.ts';
import { importCalendar } from '../commands/import-calendar.ts';
import { loadCalendars } from './calendars-dir.ts';
import { faultLine } from './definitions.ts';
import { DefinitionError, resolveDefinitions } from './resolve.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-calendars-'));
  await mkdir(path.join(folder, 'calendars'));
});
afterEach(() => rm(folder, { recursive: true }));

const name = { zh: '测试', en: 'Made up' };
const site = defineSite({
  name,
  timeZone: 'Asia/Shanghai',
  timeZoneName: name,
  groups: [{ slug: 'support', name, components: [{ slug: 'chat', name }] }],
});

async function write(file: string, content: unknown): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(path.join(folder, 'calendars', file), text);
}

function year(calendar: string, of: number) {
  const source = { title: 'Made up', url: 'https://example.com/', published: `${of - 1}-11-01` };
  const days = [{ date: `${of}-05-01`, kind: 'holiday', name }];
  return { kind: 'calendar', calendar, year: of, source, days };
}

/** The fault lines of a site with the calendars of the folder. */
async function faults(exported: unknown = site): Promise<readonly string[]> {
  const files = [{ file: 'site.ts', exported }, ...(await loadCalendars(folder))];
  try {
    resolveDefinitions(files, {});
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.message.split('\n');
    throw error;
  }
}

test('the calendars of the program are there without a file of one’s own', async () => {
  await rm(path.join(folder, 'calendars'), { recursive: true });
  const files = (await loadCalendars(folder)).map(({ file }) => file);
  expect(files).toEqual(['calendars/cn-2025.json', 'calendars/cn-2026.json']);
  expect(await faults()).toEqual([]);
});

test('own calendars join them, and one of the same name takes their place', async () => {
  await write('cn-2026.json', year('cn', 2026));
  await write('hk-2027.json', year('hk', 2027));
  await write('notes.txt', 'not a calendar');
  const files = await loadCalendars(folder);
  expect(files.map(({ file }) => file)).toEqual([
    'calendars/cn-2025.json',
    'calendars/cn-2026.json',
    'calendars/hk-2027.json',
  ]);
  expect(files[1]).toEqual({ file: 'calendars/cn-2026.json', exported: year('cn', 2026) });
  expect(await faults()).toEqual([]);
});

test('a second file of one year is refused', async () => {
  await write('cn-2027.json', year('cn', 2027));
  await write('mine.json', year('cn', 2027));
  expect(await faults()).toEqual([
    'calendars/mine.json: year is 2027 of "cn"; name the file calendars/cn-2027.json, and keep one.',
  ]);
});

test('a calendar whose file is wrong is told as such, and not as unknown besides', async () => {
  await write('hk-2027.json', { ...year('hk', 2027), days: [] });
  await write('mo-2027.json', '{');
  const hours = (calendar: string) => ({ calendar, week: { mon: '09:00-18:00' } });
  const components = ['hk', 'mo', 'tw'].map((slug) => ({ slug, name, hours: hours(slug) }));
  const exported = { ...site, groups: [{ slug: 'support', name, components }] };
  const told = await faults(exported);
  expect(told).toHaveLength(3);
  expect(told[0]).toContain('calendars/mo-2027.json: file cannot be loaded');
  expect(told[1]).toBe('calendars/hk-2027.json: days must hold at least one day.');
  expect(told[2]).toContain('"tw" is not a calendar; use cn, or add its file');
});

test('what cannot be read is named', async () => {
  await write('cn-2027.json', '{');
  const loaded = await loadCalendars(folder);
  const lines = loaded.flatMap((one) => ('remedy' in one ? faultLine(one) : []));
  expect(lines).toEqual([
    expect.stringMatching(/^calendars\/cn-2027\.json: file cannot be loaded: .+\.$/),
  ]);
});

test('a notice is turned into a file that is loaded', async () => {
  const notice = path.join(folder, 'notice.txt');
  await writeFile(
    notice,
    [
      '国务院办公厅关于2030年部分节假日安排的通知',
      '现将2030年劳动节放假调休日期的具体安排通知如下。',
      '一、劳动节：5月1日（周三）至5日（周日）放假调休，共5天。5月11日（周六）上班。',
      '国务院办公厅',
      '2029年11月1日',
    ].join('\n'),
  );
  const url = 'https://example.com/made-up';
  const said = await importCalendar({ file: notice, url, monitorsDir: folder });
  expect(said).toMatch(/^Wrote .+cn-2030\.json \(holidays: 5 days, make-up working days: 1\)\.$/);
  const written = await readFile(path.join(folder, 'calendars/cn-2030.json'), 'utf8');
  expect(JSON.parse(written)).toMatchObject({ source: { url, published: '2029-11-01' } });
  expect(await faults()).toEqual([]);
});

test('a notice that cannot be read writes nothing, and every fault is told', async () => {
  const notice = path.join(folder, 'notice.txt');
  await writeFile(
    notice,
    [
      '国务院办公厅关于2030年部分节假日安排的通知',
      '现将2030年元旦和劳动节放假调休日期的具体安排通知如下。',
      '一、元旦：1月1日放假，与周末连休。',
      '国务院办公厅2029年11月1日',
    ].join('\n'),
  );
  const attempt = importCalendar({
    file: notice,
    url: 'https://example.com/',
    monitorsDir: folder,
  });
  await expect(attempt).rejects.toThrow(
    `${notice}: "1月1日放假,与周末连休": cannot be read; it is worded in a new way.\n` +
      `${notice}: the announced holiday "劳动节" has no numbered line.`,
  );
  expect(await loadCalendars(folder)).toHaveLength(2);
});
