import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/runtimes/config.ts';
import { projectFiles, readProjectFile } from './support/tree.ts';

const defaults = readConfig({}, { monitorsDir: 'shipped' });
const dockerfile = readProjectFile('Dockerfile');
const compose = readProjectFile('compose.yaml');
const unit = readProjectFile('examples/deploy/helplight.service');
const copyUnit = readProjectFile('examples/deploy/helplight-copy.service');
const nginx = readProjectFile('examples/deploy/nginx.conf');
const caddy = readProjectFile('examples/deploy/Caddyfile');

/** What a process asks for at its end, in seconds (docs/operations.md). */
const longestEndSeconds = 10;

describe('the image', () => {
  const settings = Object.fromEntries(
    [...dockerfile.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

  test('serves on the port that it names, and keeps its state in its volume', () => {
    const { host, port, dataDir } = readConfig(settings, { monitorsDir: 'shipped' });
    expect({ host, port }).toEqual({ host: '0.0.0.0', port: defaults.port });
    expect(foundIn(dockerfile, /^EXPOSE (\d+)$/m)).toBe(String(port));
    expect(foundIn(dockerfile, /^VOLUME (\S+)$/m)).toBe(dataDir);
    expect(compose).toContain(`:${port}"]`);
    expect(compose).toContain(`["data:${dataDir}"]`);
  });

  test('runs as somebody who is not root, and without a shell that would swallow SIGTERM', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(foundIn(last, /^USER (\w+)$/m)).toBe('node');
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('ENTRYPOINT'));
    expect(foundIn(last, /^ENTRYPOINT \["node", "(.+)"\]$/m)).toBe('bin/helplight.js');
    expect(Number(foundIn(compose, /stop_grace_period: (\d+)s/))).toBeGreaterThan(
      longestEndSeconds,
    );
  });

  test('is of a Node that the program runs on', () => {
    const { engines } = JSON.parse(readProjectFile('package.json'));
    const [, least = ''] = /^>=(\d+)\./.exec(engines.node) ?? [];
    const images = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) =>
      Number(major),
    );
    expect(images).toHaveLength(2);
    for (const major of images) expect(major).toBeGreaterThanOrEqual(Number(least));
  });

  test('holds every folder that the program reads, and no other', () => {
    const taken = [...readProjectFile('.dockerignore').matchAll(/^!(.+)$/gm)].map(
      ([, name]) => name,
    );
    const folders = new Set(projectFiles(/\//).map((file) => file.split('/')[0] ?? ''));
    const left = [...folders].filter((name) => !taken.includes(name) && !name.startsWith('.'));
    expect(left.sort()).toEqual(['bench', 'docs', 'examples', 'gallery', 'tests']);
    expect(taken).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', '.npmrc']));
  });
});

describe('the containers', () => {
  /** Each service, and what it is made of besides, in one text. */
  const services = compose
    .slice(compose.indexOf('\nservices:'), compose.indexOf('\nvolumes:'))
    .split(/^ {2}(?=\w+:$)/m)
    .slice(1)
    .map((text) => [foundIn(text, /^(\w+):/), withMerged(text)] as const);

  test('are those that the guide names', () => {
    expect(services.map(([name]) => name)).toEqual(['helplight', 'first', 'second', 'database']);
  });

  test.each(services)('%s may do no more than it has to', (_, text) => {
    expect(text).toContain('read_only: true');
    expect(text).toContain('cap_drop: [ALL]');
    expect(text).toContain('security_opt: ["no-new-privileges:true"]');
    expect(text).toMatch(/mem_limit: \d+m\n.*pids_limit: \d+\n/);
    expect(text).not.toMatch(/image: .*:latest|image: \S+\/[^:]+$/m);
  });

  test('of the nodes wait until the database answers', () => {
    expect(compose).toMatch(/^ {2}database:\n.*^ {4}healthcheck:\n/ms);
    expect(compose.match(/depends_on: (&\S+ .*service_healthy|\*after-database)/g)).toHaveLength(2);
  });

  function withMerged(text: string): string {
    const name = foundIn(text, /^ +<<: \*(\S+)$/m);
    if (name === '') return text;
    const [, merged = ''] = compose.split(`: &${name}\n`);
    return text + withMerged(merged.slice(0, merged.search(/^\S/m)));
  }
});

describe('the units', () => {
  test.each([
    ['helplight.service', unit],
    ['helplight-copy.service', copyUnit],
  ])('%s starts what there is, and waits long enough for its end', (_, text) => {
    const program = foundIn(text, /^ExecStart=\S+ \/opt\/helplight\/(\S+)/m);
    expect(projectFiles(/^bin\//)).toContain(program);
    expect(Number(foundIn(text, /^TimeoutStopSec=(\d+)$/m))).toBeGreaterThan(longestEndSeconds);
    const dataDir = foundIn(text, /DATA_DIR=(\S+)/);
    expect(text).toMatch(/^(StateDirectory|ReadWritePaths)=.*helplight$/m);
    expect(dataDir).toBe('/var/lib/helplight');
    expect(text).toContain('\nRestartPreventExitStatus=2\n');
    expect(text).toContain('\nSystemCallFilter=@system-service\n');
  });

  test('give no secret to the copy, which everybody may read', () => {
    const file = foundIn(copyUnit, /^EnvironmentFile=\/etc\/(.+)$/m);
    const given = namesIn(readProjectFile(`examples/deploy/${file}`));
    expect(given.length).toBeGreaterThan(3);
    expect(given.filter((name) => /SECRET|MAIL|TRUST|PASSWORD/.test(name))).toEqual([]);
    expect(copyUnit).toContain('\nInaccessiblePaths=-/var/lib/helplight/secret\n');
  });

  test('set nothing that is not a setting', () => {
    const known = namesIn(readProjectFile('.env.example'));
    const files = ['examples/deploy/helplight.env', 'examples/deploy/helplight-copy.env'];
    const set = files.flatMap((file) => namesIn(readProjectFile(file)));
    expect(set.length).toBeGreaterThan(5);
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
  });
});

test('web servers ask the port that is usual, and show the copy that the unit writes', () => {
  const folder = foundIn(copyUnit, / export (\S+) --follow$/m);
  for (const text of [nginx, caddy]) {
    expect(text).toContain(`127.0.0.1:${defaults.port}`);
    expect(text).toContain(`root ${text === caddy ? '* ' : ''}${folder}`);
  }
  expect(readProjectFile('examples/deploy/helplight.env')).toContain('TRUST_PROXY=1\n');
});

test.each(projectFiles(/^docs\/deploy\/(?!README).+\.md$/))(
  '%s says for whom it is, what was tried, and what was not',
  (file) => {
    const text = readProjectFile(file);
    expect(text).toMatch(/\*\*For\*\* .*\*\*You need\*\* /s);
    for (const part of ['## See that it works', '## What was tried', 'Not tried: ', 'go back']) {
      expect({ file, has: text.includes(part) ? part : null }).toEqual({ file, has: part });
    }
    expect(readProjectFile('docs/deploy/README.md')).toContain(file.replace('docs/deploy/', '('));
  },
);

function foundIn(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[1] ?? '';
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name);
}
