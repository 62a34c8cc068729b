import { type SvgAttributes, type SvgToken, svgTokens } from './svg-tokens.ts';

/** What a drawing is made of. What is not named here may run, load, link or move, or is not needed. */
const drawing = new Set(
  (
    'svg g defs title desc path rect circle ellipse line polyline polygon text tspan ' +
    'linearGradient radialGradient stop clipPath mask style'
  ).split(' '),
);

const namespaces: Readonly<Record<string, string>> = {
  xmlns: 'http://www.w3.org/2000/svg',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
};

/** Attributes that only name things; any other may be read as a style. */
const names = /^(id|class|lang|xml:lang|xml:space|data-[\w-]+|aria-[\w-]+)$/;

/**
 * What an SVG file could do besides drawing, or why that cannot be told, with what to do about it;
 * null when it only draws. It draws when it holds nothing but known elements, and leads nowhere but
 * to parts of itself.
 */
export function activeIn(bytes: Uint8Array): string | null {
  const text = utf8(bytes);
  if (text === null) return 'is not UTF-8; save it anew';
  const tokens = svgTokens(text);
  const open: string[] = [];
  let roots = 0;
  for (const [index, token] of tokens.entries()) {
    const found = tokenFault(token, open, index);
    if (found !== null) return found;
    if (token.kind === 'start' && open.length === 0) roots += 1;
    if (token.kind === 'start' && token.ends === 'later') open.push(token.name);
    if (token.kind === 'end') open.pop();
  }
  return roots === 1 && open.length === 0 ? null : 'is not one whole <svg>; save it anew';
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function tokenFault(token: SvgToken, open: readonly string[], index: number): string | null {
  const inside = open.at(-1);
  switch (token.kind) {
    case 'comment':
      return null;
    case 'text':
      return textFault(token.text, inside);
    case 'start':
      return elementFault(token.name, token.attributes, inside);
    case 'end':
      return token.name === inside ? null : `closes <${token.name}> out of order; save it anew`;
    case 'instruction':
      return token.target === 'xml' && index === 0 && isUtf8(token.text)
        ? null
        : notPlain(`<?${token.target}`);
    case 'literal':
      return notPlain('<![CDATA[');
    case 'declaration':
      return notPlain(`<!${token.name}`);
    case 'unreadable':
      return notPlain(token.text);
  }
}

function isUtf8(declaration: string): boolean {
  return /^\s+version\s*=\s*["']1\.0["'](\s+encoding\s*=\s*["']utf-8["'])?(\s+standalone\s*=\s*["'](yes|no)["'])?\s*$/i.test(
    declaration,
  );
}

/** The entities that need no declaration (XML 1.0 §4.6), and numbered characters. */
const known = /&(amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi;

function textFault(text: string, inside: string | undefined): string | null {
  if (inside === undefined) return /^\ufeff?\s*$/.test(text) ? null : notPlain(text.trim());
  if (inside === 'style') return fetches(text) ? stylish('<style>') : null;
  return text.replace(known, '').includes('&') ? notPlain('&') : null;
}

function elementFault(
  name: string,
  attributes: SvgAttributes,
  inside: string | undefined,
): string | null {
  if (inside === undefined && name !== 'svg') return 'is not one <svg>; save it anew';
  if (!drawing.has(name) || inside === 'style') {
    return `holds <${name}>; remove it, or save it as shapes`;
  }
  const keys = attributes.map(([key]) => key);
  if (new Set(keys).size < keys.length) return notPlain(`<${name}`);
  if (inside === undefined && !keys.includes('xmlns')) {
    return `lacks xmlns="${namespaces.xmlns}"; add it to its <svg>`;
  }
  const active = attributes.find(([key, value]) => isActive(key, value));
  return active ? `has "${active[0]}" on <${name}> as ${shown(active[1])}; remove it` : null;
}

function isActive(name: string, value: string): boolean {
  if (Object.hasOwn(namespaces, name)) return value !== namespaces[name];
  if (names.test(name)) return false;
  if (/^(xlink:)?href$/.test(name)) return !/^#[\w.-]+$/.test(value);
  return name.includes(':') || /^(on|href$|src$)/i.test(name) || fetches(value);
}

/**
 * Whether a style leads anywhere but to a part of the file, or is spelt so that this cannot be told.
 * Of all rules only `@media` is left, which a logo needs for the dark theme.
 */
function fetches(style: string): boolean {
  const own = style.replace(/url\(\s*(["']?)#[\w.-]+\1\s*\)/gi, '');
  return (
    /[\\&]|(url|image|image-set|src|element|expression)\s*\(/i.test(own) ||
    /@(?!media\b)/i.test(own)
  );
}

function stylish(where: string): string {
  return `has a style that fetches something, or may, in ${where}; keep plain rules only`;
}

function notPlain(found: string): string {
  return `is not plain SVG at ${shown(found)}; save it as plain SVG`;
}

function shown(found: string): string {
  return JSON.stringify(found.length > 40 ? `${found.slice(0, 40)}…` : found);
}
