import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { freePort } from '../support/targets/tcp.ts';
import { build, helplight } from './support/helplight.ts';
import { quickSandbox, watching } from './support/installation.ts';
import { untilPageSays } from './support/page.ts';
import { test } from './support/stage.ts';
import { countChecks, query } from './support/stored.ts';

beforeAll(build, 60_000);

const commands = [
  '',
  'serve',
  'check',
  'migrate',
  'doctor',
  'seed',
  'export',
  'import',
  'sandbox',
].concat(
  ['status', 'break', 'heal'].map((name) => `sandbox ${name}`),
  'import calendar',
);
const timeout = 60_000;

describe.concurrent('every command', { timeout }, () => {
  test.for(commands)('"helplight %s --help" says how it is used', async (command) => {
    const { code, stdout, stderr } = await helplight(
      [...command.split(' '), '--help'].filter(Boolean),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: helplight ?${command}`));
  });

  const wrong: readonly (readonly [args: string, says: string])[] = [
    ['', 'Usage: helplight'],
    ['fly', "error: unknown command 'fly'"],
    ['serve now', "error: too many arguments for 'serve'"],
    ['check --loud', "error: unknown option '--loud'"],
    ['check --language fr', "error: option '--language <language>' argument 'fr' is invalid."],
    ['check nobody', 'There is no monitor "nobody"; there are: api-health, '],
    ['seed --until yesterday', '--until must be an instant with its offset, such as 20'],
    ['seed --until 2999-01-01T00:00:00Z', '--until is still to come; name an instant that has'],
    ['export', "error: missing required argument 'dir'"],
    ['import calendar --url x', "error: missing required argument 'file'"],
    ['import calendar notice.txt', "error: required option '--url <url>' not specified"],
    ['sandbox break', "error: missing required argument 'channel'"],
    ['sandbox break chat', "error: missing required argument 'mode'"],
    ['sandbox fly', 'error: '],
  ];
  test.for(wrong)('"helplight %s" is used wrongly', async ([args, says], { stage }) => {
    const { dataDir } = await stage.install([]);
    const { code, stdout, stderr } = await helplight(args.split(' ').filter(Boolean), {
      DATA_DIR: dataDir,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    if (stderr.startsWith('error:')) expect(stderr).toContain('Add --help to see how it is used.');
  });
});

describe.concurrent('helplight check', { timeout }, () => {
  test('says where to ask when there is nothing to look at', async ({ stage }) => {
    const { dataDir } = await stage.install([]);
    const environment = { DATA_DIR: dataDir, SUPPORT_SIP_USER: 'probe' };
    const { code, stderr } = await helplight(['check'], environment);
    expect(code).toBe(2);
    expect(stderr).toContain('There is nothing to look at; ask `helplight doctor`');
  });

  test('prints a table and exits 0 when nothing is down', async ({ stage }) => {
    const { environment } = await stage.install(watching((await stage.answering()).url));
    const { code, stdout, stderr } = await helplight(['check'], environment);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^look-0 {2}up {2}\d+ ms\n$/);
  });

  test('exits 1 when a monitor is down, and says why', async ({ stage }) => {
    const { environment } = await stage.install(watching(`http://127.0.0.1:${await freePort()}/`));
    const { code, stdout } = await helplight(['check', 'look-0'], environment);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^look-0 {2}down {2}\d+ ms {2}The connection was refused\.\n$/);
  });

  test('speaks the language that is asked for, or else that of the terminal', async ({ stage }) => {
    const { environment } = await stage.install(watching(`http://127.0.0.1:${await freePort()}/`));
    const line = /^look-0 {2}中断 {2}\d+ ms {2}服务器拒绝了连接。\n$/;
    const asked = await helplight(['check', '--language', 'zh'], environment);
    expect(asked.stdout).toMatch(line);
    const local = await helplight(['check'], { ...environment, LC_ALL: 'zh_CN.UTF-8' });
    expect(local.stdout).toMatch(line);
    const other = await helplight(['check', '--language', 'en'], { ...environment, LANG: 'zh_CN' });
    expect(other.stdout).toContain('The connection was refused.');
  });

  test('looks at a sandbox of its own when none runs, and traces the conversation', async ({
    stage,
  }) => {
    const { dataDir } = await stage.install([]);
    const { code, stdout } = await helplight(['check', 'chat-conversation', '--trace'], {
      DATA_DIR: dataDir,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^chat-conversation {2}up {2}\d+ ms\n\nchat-conversation\n/);
    expect(stdout).toMatch(/first reply +[\d.]+ ms/);
  });
});

describe.concurrent('helplight migrate and doctor', { timeout }, () => {
  test('migrate makes the database, and again leaves it alone', async ({ stage }) => {
    const { environment, databaseFile } = await stage.install([]);
    for (const _ of ['first', 'again']) {
      expect(await helplight(['migrate'], environment)).toEqual({
        code: 0,
        stdout: 'The database is up to date.\n',
        stderr: '',
      });
    }
    expect(await countChecks(databaseFile)).toBe(0);
  });

  test('doctor finds nothing wrong in the shipped files', async ({ stage }) => {
    const { dataDir } = await stage.install([]);
    const { code, stdout, stderr } = await helplight(['doctor'], { DATA_DIR: dataDir });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('10 monitors for 8 components');
    expect(stdout).not.toContain('on the page without a monitor');
  });

  test('doctor reports all that is wrong at once, and exits 1', async ({ stage }) => {
    const installation = await stage.installFiles({ 'site.json': '{"kind":"site"}' });
    const { environment, databaseFile, dataDir } = installation;
    await mkdir(dataDir);
    await writeFile(databaseFile, 'x'.repeat(4096));
    const { code, stdout } = await helplight(['doctor'], environment);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fault +database +The database file \S+ is not a database; /m);
    expect(stdout).toMatch(/^fault +settings +site\.json: timeZone is missing; add it\.$/m);
  });

  test('doctor says of a remote database which migrations it lacks, and changes nothing', async ({
    stage,
  }) => {
    const { environment, databaseFile, dataDir } = await stage.install([]);
    await mkdir(dataDir);
    const server = await startLibsqlServer({ file: databaseFile });
    stage.atEnd(server.stop);
    const { stdout } = await helplight(['doctor'], { ...environment, DATABASE_URL: server.url });
    expect(stdout).toMatch(
      /^note +database +lacks \d+ migrations; serve runs them at its start, /m,
    );
    expect(await query(databaseFile, 'SELECT name FROM sqlite_master')).toEqual([]);
  });

  test('doctor names what is left out for want of a target', async ({ stage }) => {
    const { dataDir } = await stage.install([]);
    const { stdout } = await helplight(['doctor'], {
      DATA_DIR: dataDir,
      SUPPORT_API_URL: 'http://127.0.0.1:9/',
    });
    expect(stdout).toMatch(/^note +chat +left out of the page; set SUPPORT_CHAT_URL$/m);
    expect(stdout).toContain('1 monitor for 1 component');
  });
});

describe.concurrent('helplight seed', { timeout }, () => {
  test('makes up a past once, and goes on from it when it is asked to', async ({ stage }) => {
    const definitions = watching('http://127.0.0.1:9/', { intervalSeconds: 3600 });
    const { environment, databaseFile } = await stage.install(definitions);
    const seed = (...args: string[]) => helplight(['seed', ...args], environment);
    const first = await seed('--until', '2026-11-21T12:00:00+08:00');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^Wrote 2701 checks until 2026-11-21T04:00:00\.000Z; /);
    expect(await countChecks(databaseFile)).toBe(2701);

    expect(await seed('--until', '2026-11-22T12:00:00+08:00')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'The database has checks already; choose another DATA_DIR, or add --go-on to go on from the newest of them.\n',
    });
    const next = await seed('--until', '2026-11-22T12:00:00+08:00', '--go-on');
    expect(next.stdout).toMatch(/^Wrote 24 checks until /);
    const again = await seed('--until', '2026-11-22T12:00:00+08:00', '--go-on');
    expect(again.stdout).toMatch(/^Nothing was written: /);
  });

  test('writes nothing under the names of real targets, unless that is wanted', async ({
    stage,
  }) => {
    const { environment, databaseFile } = await stage.install(
      watching('http://127.0.0.1:9/', { intervalSeconds: 86_400 }),
    );
    const real = { ...environment, SUPPORT_API_URL: 'http://127.0.0.1:9/' };
    expect(await helplight(['seed'], real)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'SUPPORT_API_URL is set, so the made-up past would stand under real names; unset the targets, or add --real-targets.\n',
    });
    const wanted = ['seed', '--until', '2026-11-21T12:00:00+08:00', '--real-targets'];
    expect(await helplight(wanted, real)).toMatchObject({ code: 0, stderr: '' });
    expect(await countChecks(databaseFile)).toBeGreaterThan(100);
  });
});

describe.concurrent('calendars', { timeout }, () => {
  const name = { zh: '测试', en: 'Made up' };
  const site = {
    kind: 'site',
    name,
    timeZone: 'Asia/Shanghai',
    timeZoneName: name,
    groups: [
      {
        slug: 'support',
        name,
        components: [
          { slug: 'chat', name, hours: { calendar: 'old', week: { mon: '09:00-18:00' } } },
        ],
      },
    ],
  };
  const old = {
    kind: 'calendar',
    calendar: 'old',
    year: 2001,
    source: { title: 'Made up', url: 'https://example.com/', published: '2000-11-01' },
    days: [{ date: '2001-05-01', kind: 'holiday', name }],
  };

  test('doctor names a year that is missing, and is content', async ({ stage }) => {
    const { environment } = await stage.installFiles({ 'site.json': JSON.stringify(site) });
    const folder = path.join(environment.MONITORS_DIR ?? '', 'calendars');
    await mkdir(folder);
    await writeFile(path.join(folder, 'old-2001.json'), JSON.stringify(old));
    const { code, stdout } = await helplight(['doctor'], environment);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^note +calendar old +20\d\d is missing, so its holidays count as ordinary days; write it down in the console, or add old-20\d\d\.json \(/m,
    );
  });

  test('import says which file it wrote, or what is wrong with the notice', async ({ stage }) => {
    const { environment, folder } = await stage.installFiles({ 'site.json': JSON.stringify(site) });
    const notice = path.join(folder, 'notice.txt');
    const args = ['import', 'calendar', notice, '--url', 'https://example.com/made-up'];
    expect(await helplight(args, environment)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${notice} cannot be read; save the text of the notice there.\n`,
    });
    await writeFile(
      notice,
      `国务院办公厅关于2030年部分节假日安排的通知
      现将2030年劳动节放假调休日期的具体安排通知如下。
      一、劳动节：5月1日（周三）至5日（周日）放假调休，共5天。5月11日（周六）上班。
      国务院办公厅2029年11月1日`,
    );
    expect(await helplight([...args.slice(0, -1), 'gov.cn'], environment)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--url must be where the notice was published/),
    });
    const { code, stdout } = await helplight(args, environment);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Wrote \S+calendars\/cn-2030\.json \(holidays: 5 days, make-up working days: 1\)\.\n$/,
    );
  });
});

describe.concurrent('helplight sandbox', { timeout }, () => {
  test('sees, breaks and heals the sandbox of the running process', async ({ stage }) => {
    const { environment } = await stage.install(quickSandbox);
    const { url } = await stage.start(environment);
    await untilPageSays(url, 'chat', { reachability: 'reachable' });
    const sandbox = (...args: string[]) => helplight(['sandbox', ...args], environment);

    expect((await sandbox()).stdout).toMatch(
      /^chat +well +SUPPORT_CHAT_URL +ws:\/\/127\.0\.0\.1:\d+\/chat$/m,
    );
    expect(await sandbox('break', 'chat', 'refuse')).toEqual({
      code: 0,
      stdout:
        "The sandbox's chat is broken now: refuse. Heal it with: helplight sandbox heal chat\n",
      stderr: '',
    });
    expect((await sandbox('status')).stdout).toMatch(/^chat +refuse /m);
    await untilPageSays(url, 'chat', { status: 'major_outage' });
    expect(await helplight(['check'], environment)).toMatchObject({ code: 1 });
    expect((await sandbox('heal')).stdout).toBe('All of the sandbox is well again.\n');
    await untilPageSays(url, 'chat', { status: 'operational' });

    for (const args of [
      ['break', 'moon', 'refuse'],
      ['break', 'chat', 'explode'],
      ['heal', 'moon'],
    ]) {
      const { code, stderr } = await sandbox(...args);
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(stderr).toMatch(/^[^\n]*(chat, email|refuse, silent)[^\n]*\n$/);
    }
  });

  test('says in one sentence that none runs', async ({ stage }) => {
    const { environment, dataDir } = await stage.install([]);
    expect(await helplight(['sandbox'], environment)).toEqual({
      code: 1,
      stdout: '',
      stderr: `No sandbox runs with the data directory ${dataDir}; start one with "npm start".\n`,
    });
  });
});
