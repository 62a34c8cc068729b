import { beforeAll, describe, expect } from 'vitest';
import { someBrowser } from '../support/console.ts';
import { build, helplight, startServing } from './support/helplight.ts';
import { test } from './support/stage.ts';

beforeAll(build, 60_000);

const password = 'correct horse battery';

/** A browser that asks a running process, and follows no redirect. */
function browserOf(url: string) {
  return someBrowser({
    request: (path, init) => fetch(new URL(path, url), { ...init, redirect: 'manual' }),
  });
}

describe.concurrent('helplight staff', { timeout: 60_000 }, () => {
  test.for([
    'staff',
    'staff add',
    'staff reset',
    'staff list',
    'staff disable-2fa',
    'staff remove',
  ])('"%s --help" says how it is used', async (command) => {
    const { code, stdout, stderr } = await helplight([...command.split(' '), '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: helplight ${command}`));
  });

  const wrong: readonly (readonly [args: readonly string[], code: number, says: RegExp])[] = [
    [['add'], 2, /missing required argument 'email'/],
    [['add', 'ada'], 2, /^Give an email address such as ada@example\.com\.$/m],
    [['add', 'ada@example.com', '--role', 'owner'], 2, /Allowed choices are viewer, responder/],
    [
      ['reset', 'ada@example.com'],
      1,
      /^There is nobody such; list all with `helplight staff list`/,
    ],
    [['disable-2fa', 'ada@example.com'], 1, /^There is nobody such/],
    [['remove', 'ada@example.com'], 1, /^There is nobody such/],
  ];
  test.for(wrong)('"%j" ends with %d and a sentence', async ([args, code, says], { stage }) => {
    const { dataDir } = await stage.install([]);
    const ended = await helplight(['staff', ...args], { DATA_DIR: dataDir });
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' });
    expect(ended.stderr).toMatch(says);
  });

  test('the first sets up the console by the printed link, adds others and removes them', async ({
    stage,
  }) => {
    const { dataDir } = await stage.install([]);
    const environment = { DATA_DIR: dataDir, PORT: '0' };
    const run = (...args: string[]) => helplight(['staff', ...args], environment);
    const serving = await startServing(environment);
    const ada = browserOf(serving.url);
    const setup = await serving.says(/Set up the console within a day: (\S+)$/m);
    const form = { name: 'Ada', email: 'ada@example.com', password };
    expect((await ada.post(setup, { form })).status).toBe(303);
    expect(await (await ada.get('/console')).text()).toContain('Hello, Ada.');

    const added = await run('add', 'bo@example.com', '--role', 'viewer');
    expect(added.stderr).toMatch(/^With this link bo@example\.com joins as viewer, once, until /);
    const bo = browserOf(serving.url);
    const { pathname } = new URL(added.stdout.trim());
    expect((await bo.post(pathname, { form: { name: 'Bo', password } })).status).toBe(303);
    expect((await run('list')).stdout).toMatch(
      /^ada@example\.com +Ada +admin +by password\nbo@example\.com +Bo +viewer +by password\n$/,
    );

    const reset = await run('reset', 'Bo@example.com');
    const link = new URL(reset.stdout.trim()).pathname;
    expect((await bo.get('/console')).status).toBe(200);
    expect((await bo.post(link, { form: { password: `${password}!` } })).status).toBe(303);
    expect((await bo.get('/console')).status).toBe(303);
    expect((await run('disable-2fa', 'bo@example.com')).stdout).toMatch(/by password alone/);
    expect((await run('remove', 'bo@example.com')).stdout).toMatch(/^bo@example\.com is removed/);
    const again = { form: { email: 'bo@example.com', password: `${password}!` } };
    expect((await bo.post('/console/sign-in', again)).status).toBe(422);
    expect((await run('remove', 'ada@example.com')).stderr).toMatch(/^This is the only admin/);
    await serving.end('SIGTERM');

    const restarted = await startServing(environment);
    const { stdout } = await restarted.end('SIGTERM');
    expect(stdout).not.toContain('Set up the console');
  });
});
