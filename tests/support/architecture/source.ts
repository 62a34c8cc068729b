/** One thing that a file imports, and the line (from 1) of the specifier. */
export type Import = Readonly<{ specifier: string; line: number }>;

const importForms = [
  // import … from 'x', export … from 'x', with or without `type`, over several lines
  /\b(?:import|export)\b[^'"`;()=]*?\bfrom\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  // import 'x'
  /\bimport\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  // import('x'), also as a type, and require('x')
  /\b(?:import|require)\s*\(\s*(['"`])(?<specifier>[^'"`\n]+)\1/g,
];

/** Everything that a TypeScript source imports: values, types, re-exports and dynamic imports. */
export function importsOf(source: string): readonly Import[] {
  const code = withoutComments(source);
  return importForms
    .flatMap((form) => [...code.matchAll(form)])
    .map((found) => ({
      specifier: found.groups?.specifier ?? '',
      line: lineAt(code, found.index + found[0].length),
    }))
    .sort((a, b) => a.line - b.line);
}

/** The lines (from 1) on which code, not a comment or a text in quotes, has what is looked for. */
export function linesWith(source: string, pattern: RegExp): readonly number[] {
  const lines = withoutTexts(withoutComments(source)).split('\n');
  return lines.flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}

// Quoted texts come first, so that a `//` inside a URL does not begin a comment. A quote that
// never closes on its line (an apostrophe in JSX text) is one character like any other.
const textOrComment =
  /(?<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\\.)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** Blanks comments; lines and columns stay where they were. */
function withoutComments(source: string): string {
  return source.replace(textOrComment, (found, text) => text ?? blank(found));
}

/** Empties quoted texts; what a template calls inside `${…}` stays. */
function withoutTexts(code: string): string {
  return code
    .replace(/(['"])(?:\\.|(?!\1)[^\\\n])*\1/g, blank)
    .replace(/`(?:\\.|[^`\\])*`/g, (template) =>
      template.replace(/\$\{[^}]*\}|[^\n]/g, (part) => (part.length > 1 ? part : ' ')),
    );
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function lineAt(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length;
}
