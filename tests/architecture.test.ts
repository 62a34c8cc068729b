import { describe, expect, test } from 'vitest';
import { layerOf, layers } from './support/architecture/layers.ts';
import { sentenceOf, violationsIn } from './support/architecture/rules.ts';
import { importsOf } from './support/architecture/source.ts';
import { projectFiles, readProjectFile } from './support/tree.ts';

const files = projectFiles(/^(src|monitors|templates|gallery|bench)\/.*\.tsx?$/);

test('the tree keeps the rules of the house', () => {
  expect(files).toContain('src/domain/component.ts');
  const violations = files.flatMap((file) => violationsIn(file, readProjectFile(file)));
  expect(violations.map(sentenceOf)).toEqual([]);
});

test.each(Object.entries(layers))('%s imports every package that it may', (layer, { packages }) => {
  const imported = files
    .filter((file) => layerOf(file) === layer)
    .flatMap((file) => importsOf(readProjectFile(file)).map(({ specifier }) => specifier));
  const unused = packages.filter(
    (one) => !imported.some((specifier) => specifier === one || specifier.startsWith(`${one}/`)),
  );
  expect(unused).toEqual([]);
});

describe('a rule that is broken names line, rule and remedy', () => {
  test.each([
    ['src/domain/a.ts', "import type { Hono } from 'hono';", 'src/domain never imports hono'],
    [
      'src/domain/a.ts',
      "import { x } from '../storage/x.ts';",
      'src/domain never imports src/storage',
    ],
    ['src/domain/a.ts', "import { env } from 'node:process';", 'node: modules only in'],
    ['src/domain/a.ts', 'const a = Date.now();', 'has no clock'],
    ['src/domain/a.ts', 'const a = new Date();', 'has no clock'],
    ['src/domain/a.ts', 'const a = new Date;', 'has no clock'],
    ['src/domain/a.ts', `const a = \`at \${new Date()}\`;`, 'has no clock'],
    ['src/domain/a.ts', 'const a = Math.random();', 'has no chance'],
    ['src/domain/a.ts', 'crypto.randomUUID();', 'has no chance'],
    ['src/domain/a.ts', 'await fetch(url);', 'no input or output'],
    ['src/actions/a.ts', "import '../web/app.ts';", 'src/actions never imports src/web'],
    [
      'src/actions/a.ts',
      "await import('../probes/node.ts');",
      'src/actions never imports src/probes',
    ],
    [
      'src/storage/a.ts',
      "import { a } from '../actions/a.ts';",
      'src/storage never imports src/actions',
    ],
    ['src/storage/a.ts', 'await db.transaction(async () => {});', 'no interactive transactions'],
    ['src/web/a.tsx', "export * from 'drizzle-orm';", 'src/web never imports drizzle-orm'],
    ['src/web/a.ts', "import { readFile } from 'node:fs/promises';", 'node: modules only in'],
    ['src/web/a.ts', 'const port = process.env.PORT;', 'only src/runtimes reads the environment'],
    [
      'src/web/a.ts',
      "import { look } from '../probes/http.ts';",
      'src/web never imports src/probes',
    ],
    [
      'src/web/a.ts',
      "import { a } from '../../tests/support/a.ts';",
      'never imports tests/support',
    ],
    [
      'src/runtimes/a.ts',
      "import { gallery } from '../../gallery/gallery.ts';",
      'src/runtimes never imports gallery',
    ],
    [
      'src/web/public/a.tsx',
      "const { scenes } = await import('../../../gallery/scenes.ts');",
      'src/web never imports gallery',
    ],
    ['gallery/a.ts', "import { readFile } from 'node:fs/promises';", 'node: modules only in'],
    ['src/probes/edge/a.ts', "import { connect } from 'node:net';", 'node: modules only in'],
    [
      'src/probes/http.ts',
      "import { page } from '../i18n/zh.ts';",
      'src/probes never imports src/i18n',
    ],
    ['src/runtimes/node/a.ts', "import { spawn } from 'node:child_process';", 'no child processes'],
    ['src/runtimes/a.ts', "import { hostname } from 'node:os';", 'node: modules only in'],
    ['src/runtimes/edge/a.ts', "import { hostname } from 'node:os';", 'node: modules only in'],
    [
      'src/runtimes/a.ts',
      "import { serve } from './node/serve.ts';",
      'src/runtimes never imports src/runtimes/node',
    ],
    [
      'src/runtimes/edge/a.ts',
      "import { serve } from '../node/serve.ts';",
      'src/runtimes/edge never imports src/runtimes/node',
    ],
    [
      'src/runtimes/node/a.ts',
      "import { run } from '../edge/cron.ts';",
      'src/runtimes/node never imports src/runtimes/edge',
    ],
    ['src/runtimes/a.ts', "import { a } from 'left-pad';", 'src/runtimes never imports left-pad'],
    ['src/runtimes/a.ts', "import { a } from './config';", 'carry their extension'],
    ['monitors/chat.ts', "import { z } from 'zod';", 'monitors never imports zod'],
    ['src/extras/a.ts', '', 'belongs to a layer'],
    ['src/web/string-utils.ts', '', 'names say what is inside'],
    ['src/web/helpers/a.ts', '', 'names say what is inside'],
    ['src/storage/data.ts', '', 'names say what is inside'],
  ])('%s: %s', (file, line, rule) => {
    const sentences = violationsIn(file, `\n${line}\n`).map(sentenceOf);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(rule);
    expect(sentences[0]).toMatch(new RegExp(`^${file}:\\d+ breaks ".+": .{10}`));
  });

  test('the line is that of the specifier', () => {
    const source = "import {\n  a,\n  b,\n} from '../web/app.ts';\n";
    expect(violationsIn('src/storage/a.ts', source)[0]).toMatchObject({ line: 4 });
  });
});

describe('what the rules allow', () => {
  test.each([
    ['src/domain/a.ts', "import type { B } from './b.ts';\nconst a = new Date(now).getTime();"],
    ['src/domain/a.ts', "// import { a } from 'hono'; Date.now()\n/* Math.random() */"],
    ['src/domain/a.ts', "const remedy = 'do not use Date.now()';"],
    ['src/domain/a.ts', 'const dateFormat = 1; toDate(2); at(updatedDate);'],
    ['src/domain/a.test.ts', "import fc from 'fast-check';\nconst a = Date.now();"],
    ['src/probes/node/http.ts', "import { request } from 'node:http';"],
    ['src/probes/node.ts', "import { createSecureContext } from 'node:tls';"],
    ['src/delivery/node/smtp.ts', "import { connect } from 'node:net';"],
    [
      'src/web/app.ts',
      "import { jsx } from 'hono/jsx';\nimport { read } from '../storage/read.ts';",
    ],
    ['src/runtimes/node.ts', "import { a } from '../web/app.ts';\nprocess.env.PORT;"],
    ['src/runtimes/database.ts', 'type Data = string;'],
    ['gallery/a.ts', "import { statusPrints } from '../src/web/public/status.tsx';"],
    ['bench/page.ts', "import { app } from '../src/web/app.ts';\nimport 'node:http';"],
    ['monitors/chat.ts', "import { defineMonitor } from 'helplight';"],
  ])('%s: %s', (file, source) => {
    expect(violationsIn(file, source).map(sentenceOf)).toEqual([]);
  });
});

test('imports are found in every form, and nowhere else', () => {
  const source = [
    "import a, { type B } from './a.ts';",
    "export type { C } from './c.ts';",
    "export * as d from './d.ts';",
    'import "./e.ts";',
    "const f = await import(\n  './f.ts'\n);",
    "type G = import('./g.ts').G;",
    "const url = 'https://example.com'; import { h } from './h.ts';",
    "// import './no.ts'",
    "/* import './no.ts' */ export { i } from './i.ts';",
    "const p = <p>It isn't here</p>;",
    "import { j } from './j.ts';",
    "const text = { from: './no.ts' };",
    'const pattern = /\\/*/; // import "./no.ts"',
    "export const from = './no.ts';",
    "import { k } from './k.ts'; /* the last */",
  ].join('\n');
  expect(importsOf(source).map(({ specifier }) => specifier)).toEqual(
    ['a', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].map((name) => `./${name}.ts`),
  );
});
