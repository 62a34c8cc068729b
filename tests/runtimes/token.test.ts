import { beforeAll, describe, expect } from 'vitest';
import { build, helplight, startServing } from './support/helplight.ts';
import { test } from './support/stage.ts';

beforeAll(build, 60_000);

describe.concurrent('helplight token', { timeout: 60_000 }, () => {
  test.for(['token', 'token create', 'token list', 'token revoke'])(
    '"%s --help" says how it is used',
    async (command) => {
      const { code, stdout, stderr } = await helplight([...command.split(' '), '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^Usage: helplight ${command}`));
    },
  );

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['create', '--scope', '*'], /required option '--name <name>' not specified/],
    [['create', '--name', 'a'], /required option '--scope <scope...>' not specified/],
    [
      ['create', '--name', 'a', '--scope', 'x:read'],
      /^There is no scope "x:read"; name one of \*, components:read, /,
    ],
    [['create', '--name', ' ', '--scope', '*'], /^Give the token a name that says who uses it\.$/m],
    [
      ['create', '--name', 'a', '--scope', '*', '--expires', 'soon'],
      /^--expires must be a number of days/,
    ],
    [
      ['create', '--name', 'a', '--scope', '*', '--expires', '0'],
      /^Let it expire at an instant to come\.$/m,
    ],
    [['revoke'], /missing required argument 'id'/],
  ];
  test.for(wrong)('"%j" is used wrongly', async ([args, says], { stage }) => {
    const { dataDir } = await stage.install([]);
    const { code, stdout, stderr } = await helplight(['token', ...args], { DATA_DIR: dataDir });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });

  test('makes one that opens the API of a server that runs, until it is revoked', async ({
    stage,
  }) => {
    const { dataDir } = await stage.install([]);
    const environment = { DATA_DIR: dataDir, PORT: '0' };
    const serving = await startServing(environment);
    try {
      const scopes = ['--scope', 'audit:read', '--scope', 'monitors:read'];
      const made = await helplight(['token', 'create', '--name', 'desk', ...scopes], environment);
      expect(made.code).toBe(0);
      expect(made.stdout).toMatch(/^hl_[a-z0-9]{40}\n$/);
      expect(made.stderr).toMatch(/^Token [a-z0-9]{12} "desk" may use audit:read monitors:read; /);
      const ask = (path: string) =>
        fetch(`${serving.url}/api/v1${path}`, {
          headers: { authorization: `Bearer ${made.stdout.trim()}` },
        });
      expect((await ask('/monitors')).status).toBe(200);
      expect((await ask('/incidents')).status).toBe(403);
      const { stdout: listed } = await helplight(['token', 'list'], environment);
      expect(listed).toMatch(/^[a-z0-9]{12} {2}desk {2}audit:read monitors:read {2}last used 20/);
      expect(listed).not.toContain(made.stdout.trim());

      const [id = ''] = listed.split(' ');
      expect((await helplight(['token', 'revoke', id], environment)).code).toBe(0);
      expect((await ask('/monitors')).status).toBe(401);
      const again = await helplight(['token', 'revoke', id], environment);
      expect(again).toMatchObject({
        code: 1,
        stderr: 'There is no token of this id that could be revoked.\n',
      });
    } finally {
      await serving.end('SIGTERM');
    }
  });
});
