import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { build, helplight } from './support/helplight.ts';
import { watching } from './support/installation.ts';
import { test } from './support/stage.ts';

beforeAll(build, 60_000);

const timeout = 60_000;

describe.concurrent('what is set wrongly', { timeout }, () => {
  test('settings are all named at once, a line each, and no value is quoted', async ({ stage }) => {
    const { environment } = await stage.install([]);
    const { code, stderr } = await helplight(['serve'], {
      ...environment,
      PORT: 'secret-port',
      BASE_URL: 'https://secret-name:secret-word@h.example/path',
      DATABASE_URL: 'mysql://root:secret@h.example/',
      DATABASE_AUTH_TOKEN: 'secret-token',
      LOG_LEVEL: 'secret-level',
    });
    expect(code).toBe(2);
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['PORT', 'BASE_URL', 'DATABASE_URL', 'LOG_LEVEL', 'MONITORS_DIR:']);
    expect(stderr).not.toContain('secret');
  });

  test('monitor files are all named at once, with field and remedy', async ({ stage }) => {
    const [site, monitor] = watching('http://127.0.0.1/');
    const { environment } = await stage.installFiles({
      'a-syntax.ts': 'export default {',
      'b-throws.ts': "throw new Error('no luck');\nexport default 1;",
      'c-nothing.js': 'export const monitor = 1;',
      'd-json.json': '{"kind":',
      'site.json': JSON.stringify(site),
      'good.json': JSON.stringify(monitor),
    });
    const broken = await helplight(['serve'], environment);
    expect(broken.code).toBe(2);
    expect(broken.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^a-syntax\.ts: file cannot be loaded: line 1: .+\.$/),
      expect.stringMatching(/^b-throws\.ts: file cannot be loaded: no luck\.$/),
      'c-nothing.js: default export is missing; write `export default defineMonitor({ … })`.',
      expect.stringMatching(/^d-json\.json: file cannot be loaded: line 1: .+\.$/),
    ]);
  });

  test('definitions are all named at once, with field and remedy', async ({ stage }) => {
    const [site, monitor] = watching('http://127.0.0.1/');
    const { environment } = await stage.installFiles({
      'site.json': JSON.stringify(site),
      'unknown.json': JSON.stringify({ ...monitor, intervall: 5 }),
      'wrong.ts': `import { defineMonitor } from 'helplight';
        export default [
          defineMonitor({ slug: 'A', component: 'moon', probe: { kind: 'http', url: 'ftp://h' } }),
          defineMonitor({ slug: 'slow', component: 'api', timeoutSeconds: 20,
            probe: { kind: 'http', url: 'http://h', headers: { authorization: { env: 'WORD' } } } }),
        ];`,
    });
    for (const command of ['serve', 'check']) {
      const { code, stderr } = await helplight([command], environment);
      expect(code).toBe(2);
      expect(stderr.trimEnd().split('\n')).toEqual([
        'unknown.json: intervall is not a known field; correct its spelling or remove it.',
        'wrong.ts: [0].slug must be lower-case letters, digits and hyphens, such as "chat".',
        'wrong.ts: [1].timeoutSeconds must be below half of intervalSeconds (30).',
        'wrong.ts: [1].probe.headers.authorization needs the environment variable WORD; set it.',
      ]);
    }
  });

  test('a folder without files, and one that is not there', async ({ stage }) => {
    const { environment, folder } = await stage.installFiles({ 'notes.txt': '' });
    const missing = path.join(folder, 'missing');
    expect(await helplight(['check'], environment)).toMatchObject({
      code: 2,
      stderr: `${environment.MONITORS_DIR}: MONITORS_DIR holds no *.ts, *.js or *.json file; add one.\n`,
    });
    expect(await helplight(['check'], { ...environment, MONITORS_DIR: missing })).toMatchObject({
      code: 2,
      stderr: `${missing}: MONITORS_DIR is not a folder that can be read; correct it.\n`,
    });
  });
});

test('monitors of every kind of file are read from a folder outside the package', {
  timeout,
}, async ({ stage }) => {
  const { url } = await stage.answering();
  const [site] = watching(url);
  const { environment } = await stage.installFiles({
    'site.ts': `import { defineSite } from 'helplight';
      import type { SiteDefinition } from 'helplight';
      const site: SiteDefinition = ${JSON.stringify(site)};
      const { kind: _, ...rest } = site as SiteDefinition & { kind: string };
      export default defineSite(rest);`,
    'from-js.js': `import { defineMonitor } from 'helplight';
      import { address } from './shared/address.js';
      export default defineMonitor({ slug: 'from-js', component: 'chat', probe: { kind: 'http', url: address } });`,
    'from-json.json': JSON.stringify({
      kind: 'monitor',
      slug: 'from-json',
      component: 'phone',
      probe: { kind: 'http', url: { env: 'MY_TARGET' } },
    }),
    'left-alone.test.ts': 'throw new Error();',
    'left-alone.d.ts': 'export {};',
  });
  const shared = path.join(String(environment.MONITORS_DIR), 'shared');
  await mkdir(shared);
  await writeFile(
    path.join(shared, 'address.js'),
    `export const address = ${JSON.stringify(url)};`,
  );
  const { code, stdout, stderr } = await helplight(['check'], { ...environment, MY_TARGET: url });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^from-js +up .*\nfrom-json +up .*\n$/);
});
