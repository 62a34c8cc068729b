/** A piece of an XML document (XML 1.0, fifth edition); what is left over is `unreadable`. */
export type SvgToken =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'comment' }>
  | Readonly<{ kind: 'literal'; text: string }>
  | Readonly<{ kind: 'instruction'; target: string; text: string }>
  | Readonly<{ kind: 'declaration'; name: string }>
  | Readonly<{ kind: 'start'; name: string; attributes: SvgAttributes; ends: 'itself' | 'later' }>
  | Readonly<{ kind: 'end'; name: string }>
  | Readonly<{ kind: 'unreadable'; text: string }>;

/** The attributes of an element in the order in which they stand; values as they are written. */
export type SvgAttributes = readonly (readonly [name: string, value: string])[];

const name = '[A-Za-z_][\\w.:-]*';
const attribute = `\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`;

/** One form of token each; every form fails within the length of what it reads. */
const forms: readonly (readonly [RegExp, (found: readonly string[]) => SvgToken])[] = [
  [/[^<]+/y, ([text = '']) => ({ kind: 'text', text })],
  [/<!--(?:(?!--)[\s\S])*-->/y, () => ({ kind: 'comment' })],
  [/<!\[CDATA\[((?:(?!\]\]>)[\s\S])*)\]\]>/y, ([, text = '']) => ({ kind: 'literal', text })],
  [/<\?([\w:-]+)((?:(?!\?>)[\s\S])*)\?>/y, instruction],
  [/<!([A-Za-z]*)/y, ([, found = '']) => ({ kind: 'declaration', name: found })],
  [new RegExp(`<(${name})((?:${attribute})*)\\s*(/?)>`, 'y'), start],
  [new RegExp(`</(${name})\\s*>`, 'y'), ([, found = '']) => ({ kind: 'end', name: found })],
];

/** Cuts an XML document into its tokens, and stops at the first that is none. */
export function svgTokens(text: string): readonly SvgToken[] {
  const tokens: SvgToken[] = [];
  for (let at = 0; at < text.length; ) {
    const { token, end } = tokenAt(text, at);
    tokens.push(token);
    if (token.kind === 'unreadable') break;
    at = end;
  }
  return tokens;
}

function tokenAt(text: string, at: number): { token: SvgToken; end: number } {
  for (const [form, read] of forms) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found) return { token: read(found), end: form.lastIndex };
  }
  return { token: { kind: 'unreadable', text: text.slice(at, at + 40) }, end: text.length };
}

function instruction([, target = '', text = '']: readonly string[]): SvgToken {
  return { kind: 'instruction', target, text };
}

function start([, found = '', written = '', slash = '']: readonly string[]): SvgToken {
  const attributes = [...written.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, key = '', double, single]) => [key, double ?? single ?? ''] as const,
  );
  return { kind: 'start', name: found, attributes, ends: slash ? 'itself' : 'later' };
}
