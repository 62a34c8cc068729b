/** A line of a header is shorter than RFC 5322 §2.1.1 allows, and longer than anybody reads. */
const longest = 180;

/**
 * A text as it may stand in a header: in one line, without controls and without characters that are
 * invisible or turn the direction of what follows.
 */
export function headerText(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}
