import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { root } from './tree.ts';

/** A relative link of a Markdown text that leads nowhere. `file` is its path from the root. */
export function deadLinks(file: string, markdown: string): readonly string[] {
  return linksOf(markdown)
    .filter((link) => !/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(link))
    .filter((link) => !existsSync(root + targetOf(file, link)));
}

/** Names of environment variables that a source reads, also through a record named `env`. */
export function environmentNames(source: string): readonly string[] {
  const read = /\benv(?:ironment)?(?:\.|\??\[')([A-Z][A-Z0-9_]*)\b/g;
  return [...source.matchAll(read)].map(([, name = '']) => name);
}

/** Names in a `z.object({ NAME: … })` or a list of names in quotes, one to a line. */
export function declaredNames(source: string): readonly string[] {
  return [...source.matchAll(/^\s+'?([A-Z][A-Z0-9_]*)'?(?::|,$)/gm)].map(([, name = '']) => name);
}

/** The npm scripts and the commands of our own program that a Markdown text tells people to run. */
export function commandsIn(markdown: string): { scripts: string[]; commands: string[] } {
  const scripts = markdown.matchAll(/\bnpm (?:run ([a-z][\w:-]*)|(start|test)\b)/g);
  const commands = markdown.matchAll(
    /(?:npm run helplight --|npx helplight|`helplight) ([a-z]+)\b/g,
  );
  return {
    scripts: [...scripts].map(([, named, short]) => named ?? short ?? ''),
    commands: [...commands].map(([, name = '']) => name),
  };
}

/**
 * Things of one machine that mean nothing to others: people's folders, folders beside the project
 * (`neighbours`, an absolute path), and the places it gets packages from.
 */
export function machineTraces(text: string, neighbours: string): readonly string[] {
  const folders = ['/root', '/home/\\w+', '/Users/\\w+', neighbours.replace(/\W/g, '\\$&')];
  const traces = [
    new RegExp(`(?<![\\w.:/-])(?:${folders.join('|')})/[\\w.-]*`, 'g'),
    /\bregistry\.[\w-]+\.\w+|\b(?:deb|security)\.debian\.org\b/g,
  ];
  return traces.flatMap((trace) => [...text.matchAll(trace)].map(([found]) => found));
}

function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)];
  const defined = [...prose.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/gm)];
  const html = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)];
  return [...inline, ...defined, ...html].map(([, link = '']) => link);
}

function targetOf(file: string, link: string): string {
  const [path = ''] = link.split(/[#?]/);
  return posix.join(posix.dirname(file), decodeURIComponent(path));
}
