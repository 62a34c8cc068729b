/** A token (RFC 3261 §25.1), as the source of a pattern. */
export const token = "[\\w\\-.!%*+`'~]+";

/** A header's value before its parameters, and those by lower-case name, unquoted. */
export type WithParameters = Readonly<{ value: string; parameters: ReadonlyMap<string, string> }>;

/**
 * Splits at each separator that stands neither in a quoted string nor between angle brackets
 * (RFC 3261 §7.3.1, §20).
 */
export function splitOutside(text: string, separator: ',' | ';'): readonly string[] {
  if (!/["<]/.test(text)) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  // A quoted string, an address in brackets, or the separator; what is left open runs to the end.
  for (const found of text.matchAll(/"(?:\\.|[^"\\])*(?:"|$)|<[^>]*(?:>|$)|[,;]/g)) {
    if (found[0] !== separator) continue;
    parts.push(text.slice(start, found.index));
    start = found.index + 1;
  }
  parts.push(text.slice(start));
  return parts;
}

/** Reads `value;name=value;flag` (RFC 3261 §7.3.1). A flag has the empty value. */
export function withParameters(text: string): WithParameters {
  const [value = '', ...rest] = splitOutside(text, ';');
  return { value: value.trim(), parameters: new Map(rest.map(assignmentOf)) };
}

/** Reads `name = value` or `name = "quoted value"`, the name in lower case. */
export function assignmentOf(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 0) return [text.trim().toLowerCase(), ''];
  return [text.slice(0, at).trim().toLowerCase(), unquoted(text.slice(at + 1).trim())];
}

/** A quoted string without its quotes and escapes (RFC 3261 §25.1); anything else as it is. */
export function unquoted(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}

/** A quoted string that stands for `text`, which must hold no line break (RFC 3261 §25.1). */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
