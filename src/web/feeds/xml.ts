/** A text without anything that XML 1.0 (§2.2) does not allow, wherever it came from. */
export function legible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** A text for XML and HTML, in elements and in attributes. */
export function escaped(text: string): string {
  return legible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** An element with a text in it; attributes are written as they are given. */
export function element(tag: string, text: string): string {
  return `<${tag}>${escaped(text)}</${tag.split(' ')[0]}>`;
}
