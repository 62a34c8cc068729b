/**
 * Reads a list such as `v=DKIM1; p=…` (RFC 6376 §3.2) in the order in which it is written. Null when
 * it is none: a tag without a name or an equals sign, or one that comes twice.
 */
export function tagList(text: string): ReadonlyMap<string, string> | null {
  const tags = new Map<string, string>();
  const parts = text.split(';');
  // The last tag may end in a semicolon, too.
  if (parts.at(-1)?.trim() === '') parts.pop();
  for (const part of parts) {
    const tag = tagOf(part);
    if (!tag || tags.has(tag.name)) return null;
    tags.set(tag.name, tag.value);
  }
  return tags;
}

function tagOf(part: string): { name: string; value: string } | null {
  const at = part.indexOf('=');
  const name = part.slice(0, Math.max(0, at)).trim();
  return /^[a-z][a-z0-9_]*$/i.test(name) ? { name, value: part.slice(at + 1).trim() } : null;
}
