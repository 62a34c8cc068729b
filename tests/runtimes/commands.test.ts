import { mkdir, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect } from 'vitest';
import { freePort } from '../support/targets/tcp.ts';
import { build, helplight } from './support/helplight.ts';
import { quickSandbox, watching } from './support/installation.ts';
import { untilPageSays } from './support/page.ts';
import { test } from './support/stage.ts';
import { countChecks } from './support/stored.ts';

beforeAll(build, 60_000);

const commands = ['', 'serve', 'check', 'migrate', 'doctor', 'sandbox'].concat(
  ['status', 'break', 'heal'].map((name) => `sandbox ${name}`),
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
