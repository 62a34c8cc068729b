import { posix } from 'node:path';
import { layerOf, layers, nodeOnly } from './layers.ts';
import { importsOf, linesWith } from './source.ts';

/** A line that breaks a rule of the house, and what to do about it. */
export type Violation = Readonly<{ file: string; line: number; rule: string; remedy: string }>;

type SourceRule = Readonly<{ holdsIn: RegExp; never: RegExp; rule: string; remedy: string }>;

/** Rules about code, where it holds and what must never stand there. */
const sourceRules: readonly SourceRule[] = [
  {
    holdsIn: /^(src\/(?!runtimes\/)|monitors\/)/,
    never: /\bprocess\s*(\?\.|\.)\s*env\b|\bimport\.meta\.env\b/,
    rule: 'only src/runtimes reads the environment',
    remedy: 'take the value as a parameter and read it in src/runtimes/config.ts',
  },
  {
    holdsIn: /^src\//,
    never: /\.\s*transaction\s*\(/,
    rule: 'no interactive transactions',
    remedy: "write one atomic client.batch([...], 'write') with conditional statements",
  },
  {
    holdsIn: /^src\/domain\//,
    never: /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(\(\s*\)|(?!\s*\())|(?<!new\s)\bDate\s*\(/,
    rule: 'src/domain has no clock',
    remedy: 'take `now` as a parameter',
  },
  {
    holdsIn: /^src\/domain\//,
    never: /\bMath\s*\.\s*random\b|\bcrypto\s*\.|\bperformance\s*\./,
    rule: 'src/domain has no chance and no timer of its own',
    remedy: 'take the value as a parameter',
  },
  {
    holdsIn: /^src\/domain\//,
    never: /\bfetch\s*\(|\bset(Timeout|Interval|Immediate)\s*\(|\bconsole\s*\./,
    rule: 'src/domain does no input or output',
    remedy: 'return a value and let an outer layer act on it',
  },
];

/** File and folder names that say nothing about what is inside. */
const emptyName = /(^|[-.])(utils?|helpers?|managers?|common|misc)($|[-.])|^data($|\.)/i;

/** All rules that one file breaks. `file` is its path from the root of the project, with `/`. */
export function violationsIn(file: string, source: string): readonly Violation[] {
  const named = [...emptyNames(file), ...homeless(file)];
  if (/\.test\.tsx?$/.test(file)) return named;
  const imported = importsOf(source).flatMap(({ specifier, line }) =>
    importFaults(file, specifier).map((fault) => ({ file, line, ...fault })),
  );
  const written = sourceRules
    .filter(({ holdsIn }) => holdsIn.test(file))
    .flatMap(({ never, rule, remedy }) =>
      linesWith(source, never).map((line) => ({ file, line, rule, remedy })),
    );
  return [...named, ...imported, ...written];
}

/** A violation as one line for people. */
export function sentenceOf({ file, line, rule, remedy }: Violation): string {
  return `${file}:${line} breaks "${rule}": ${remedy}`;
}

function emptyNames(file: string): readonly Violation[] {
  if (!file.split('/').some((part) => emptyName.test(part))) return [];
  const rule = 'names say what is inside';
  return [{ file, line: 1, rule, remedy: 'name the file after the noun or verb that it holds' }];
}

function homeless(file: string): readonly Violation[] {
  if (!file.startsWith('src/') || layerOf(file) !== null) return [];
  const rule = 'every file in src belongs to a layer';
  return [{ file, line: 1, rule, remedy: 'move it to a layer, or add one to the table of layers' }];
}

type Fault = Pick<Violation, 'rule' | 'remedy'>;

function importFaults(file: string, specifier: string): readonly Fault[] {
  if (specifier.startsWith('.')) return relativeFaults(file, specifier);
  if (specifier.startsWith('node:')) return nodeFaults(file, specifier);
  return packageFaults(file, specifier);
}

function relativeFaults(file: string, specifier: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (!/\.(tsx?|json|sql)$/.test(specifier)) {
    const remedy = `write ${specifier} with its .ts or .tsx`;
    faults.push({ rule: 'relative imports carry their extension', remedy });
  }
  const target = posix.normalize(posix.join(posix.dirname(file), specifier));
  const from = layerOf(file);
  const to = layerOf(target) ?? posix.dirname(target);
  if (from !== null && from !== to && !layers[from]?.layers.includes(to)) {
    faults.push({
      rule: `${from} never imports ${to}`,
      remedy: `take what it needs as a parameter, or move it inward; ${from} may import ${named(layers[from]?.layers)}`,
    });
  }
  return faults;
}

function nodeFaults(file: string, specifier: string): readonly Fault[] {
  if (specifier === 'node:child_process' && file.startsWith('src/')) {
    return [{ rule: 'no child processes in src', remedy: 'speak the protocol instead' }];
  }
  if (nodeOnly.some((place) => place.test(file))) return [];
  const remedy = 'move it to src/runtimes or src/probes/node, or take it as a parameter';
  return [{ rule: 'node: modules only in files that only Node runs', remedy }];
}

function packageFaults(file: string, specifier: string): readonly Fault[] {
  const layer = layerOf(file);
  const allowed = layer === null ? undefined : layers[layer]?.packages;
  if (allowed === undefined) return [];
  if (allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return [];
  return [
    {
      rule: `${layer} never imports ${specifier}`,
      remedy: `move it to a layer that may, or decide it in the table of layers; ${layer} may import ${named(allowed)}`,
    },
  ];
}

function named(names: readonly string[] | undefined): string {
  return names === undefined || names.length === 0 ? 'nothing else' : names.join(', ');
}
