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
    expect(await (await ada.get('/console')).text()).toContain('Ada · admin');

    const added = await run('add', 'bo@example.com', '--role', 'viewer');
    expect(added.stderr).toMatch(/^With this link bo@example\.com joins as viewer, once, until /);
    const bo = browserOf(serving.url);
    const { pathname } = new URL(added.stdout.trim());
    expect((await bo.post(pathname, { form: { name: 'Bo', password } })).status).toBe(303);
    expect((await run('list')).stdout).toMatch(
      /^ada@example\.com +Ada +admin +by password\nbo@example\.com +Bo +viewer +by password\n$/,
    );

    const reset = await run('reset', 'Bo@example.com');
    expect(reset.stderr).toMatch(/bo@example\.com is signed out everywhere/);
    const link = new URL(reset.stdout.trim()).pathname;
    expect((await bo.get('/console')).status).toBe(303);
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

  test('the console answers who listens on an address of IPv6, and needs no BASE_URL', async ({
    stage,
  }) => {
    const { dataDir } = await stage.install([]);
    const serving = await startServing({ DATA_DIR: dataDir, PORT: '0', HOST: '::1' });
    const browser = browserOf(serving.url);
    expect((await browser.get('/console/sign-in')).status).toBe(200);
    expect((await browser.get('/healthz')).status).toBe(200);
    await serving.end('SIGTERM');
  });

  test('behind a proxy each visitor is counted by themselves', async ({ stage }) => {
    const { dataDir } = await stage.install([]);
    const environment = { DATA_DIR: dataDir, PORT: '0', TRUST_PROXY: '1' };
    const serving = await startServing(environment);
    const tryFrom = async (address: string) => {
      const answer = await browserOf(serving.url).post('/console/sign-in', {
        form: { email: 'ada@example.com', password: 'wrong horse battery' },
        headers: { 'x-forwarded-for': address },
      });
      return answer.status;
    };
    for (let port = 5000; port < 5006; port++) {
      expect(await tryFrom(`6.6.6.6, 203.0.113.7:${port}`)).toBe(422);
    }
    expect(await tryFrom('6.6.6.7, 203.0.113.7:5006')).toBe(429);
    expect(await tryFrom('6.6.6.6, 203.0.113.8:5006')).toBe(422);
    await serving.end('SIGTERM');
  });
});
