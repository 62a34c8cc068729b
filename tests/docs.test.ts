import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasons } from '../src/domain/monitor/reason.ts';
import {
  commandsIn,
  deadLinks,
  declaredNames,
  environmentNames,
  machineTraces,
} from './support/documents.ts';
import { projectFiles, readProjectFile, root } from './support/tree.ts';

const documents = projectFiles(/\.md$/);
const runtimeFiles = projectFiles(/^src\/runtimes\/.*(?<!\.test)\.tsx?$/);
const runtimes = runtimeFiles.map(readProjectFile);
const isOfWorker = (file: string) => file.startsWith('src/runtimes/edge/');
const onNode = runtimeFiles.filter((file) => !isOfWorker(file)).map(readProjectFile);
const operations = 'docs/operations.md';

describe('what people can set and run', () => {
  // Variables of the Worker alone are set in wrangler.toml, never in .env.
  test.each([
    ['.env.example', onNode],
    [operations, runtimes],
  ])('%s names every environment variable', (file, sources) => {
    const variables = variablesIn(sources);
    expect(variables).toContain('PORT');
    const written = wordsOf(readProjectFile(file));
    expect(variables.filter((name) => !written.has(name))).toEqual([]);
  });

  test('.env.example names no variable that nothing reads', () => {
    const written = readProjectFile('.env.example').matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=/gm);
    const variables = variablesIn(onNode);
    expect(
      [...written].map(([, name = '']) => name).filter((name) => !variables.includes(name)),
    ).toEqual([]);
  });

  test('every reason of a check is explained', () => {
    const written = wordsOf(readProjectFile(operations));
    expect(Object.keys(reasons).filter((reason) => !written.has(reason))).toEqual([]);
  });

  test.each(documents)('%s names only commands that exist', (file) => {
    const named = commandsIn(readProjectFile(file));
    const { scripts } = JSON.parse(readProjectFile('package.json'));
    const known = runtimes.flatMap((source) =>
      [...source.matchAll(/(?:\.command|new Command)\(\s*'([a-z]+)/g)].map(([, name = '']) => name),
    );
    expect(named.scripts.filter((name) => !(name in scripts))).toEqual([]);
    expect(named.commands.filter((name) => !known.includes(name))).toEqual([]);
  });
});

test('both READMEs are there, and their links are looked at', () => {
  expect(documents).toContain('README.md');
  expect(documents).toContain('README.zh-CN.md');
});

test.each(documents)('every relative link of %s leads somewhere', (file) => {
  expect(deadLinks(file, readProjectFile(file))).toEqual([]);
});

// These three hold made-up traces or, for the lock file, are written by npm.
const exempt = /^(tests\/docs\.test\.ts|tests\/support\/documents\.ts|package-lock\.json)$/;
const texts = projectFiles(/(\.(md|[jt]sx?|json|toml|css|sql|sh|example)|^\.ci\/run)$/).filter(
  (file) => !exempt.test(file),
);

// Where everybody may have folders, a neighbour says nothing.
const neighbours = /^\/(tmp|srv|opt|usr)?$/.test(dirname(root)) ? root : dirname(root);

test('nothing names a folder of one machine or the place it gets packages from', () => {
  const traces = texts.flatMap((file) =>
    machineTraces(readProjectFile(file), neighbours).map((trace) => `${file}: ${trace}`),
  );
  expect(traces).toEqual([]);
});

describe('the checks can fail', () => {
  test('dead links are found in every form, outside code', () => {
    const markdown = [
      '[a](./a.md) ![b](b.png "title") [c](../README.md#top) <img src="d.svg">',
      '[e]: e.md',
      '[web](https://example.com) [here](#here) [mail](mailto:a@example.com) `[f](f.md)`',
      '```\n[g](g.md)\n```',
    ].join('\n');
    expect([...deadLinks('docs/x.md', markdown)].sort()).toEqual([
      './a.md',
      'b.png',
      'd.svg',
      'e.md',
    ]);
  });

  test('variables are found where they are read', () => {
    const source =
      "process.env.PORT; environment['HOST']; env.SUPPORT_CHAT_URL; env.lower; NOT_THIS";
    expect(environmentNames(source)).toEqual(['PORT', 'HOST', 'SUPPORT_CHAT_URL']);
    expect(declaredNames("z.object({\n  LOG_LEVEL: z.string(),\n  'CHAT_URL',\n})")).toEqual([
      'LOG_LEVEL',
      'CHAT_URL',
    ]);
  });

  test('commands are found where people are told to run them', () => {
    const told = commandsIn(
      '`npm ci && npm start`, `npm run dev:edge`, `npm run helplight -- check`',
    );
    expect(told).toEqual({ scripts: ['start', 'dev:edge', 'helplight'], commands: ['check'] });
  });

  test.each(['see /checkouts/main/a.ts', 'at /home/me/x', 'from registry.example.org'])(
    '%s',
    (text) => {
      expect(machineTraces(text, '/checkouts')).toHaveLength(1);
    },
  );
  test.each(['https://example.com/checkouts/a', 'docs/checkouts/a', '/srv/helplight'])(
    '%s is fine',
    (text) => {
      expect(machineTraces(text, '/checkouts')).toEqual([]);
    },
  );
});

/** Every name that sources read or declare; bindings of the Worker are no variables. */
function variablesIn(sources: readonly string[]): readonly string[] {
  const declared = ['config', 'definitions/targets'].map((name) => `src/runtimes/${name}.ts`);
  const names = [
    ...sources.flatMap(environmentNames),
    ...declared.map(readProjectFile).flatMap(declaredNames),
  ];
  const bindings = readProjectFile('wrangler.toml').matchAll(/^binding\s*=\s*"(\w+)"/gm);
  const bound = [...bindings].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !bound.includes(name)).sort();
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[A-Za-z_][A-Za-z0-9_]*/g));
}
