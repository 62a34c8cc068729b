const longest = 500;

/** UTF-8 has at most four bytes for a character. */
export const excerptBytes = longest * 4;

/**
 * What the log keeps of what a stranger has said: in one line, at most 500 characters, and nothing
 * that a terminal or a page would act on.
 */
export function printable(text: string): string {
  const plain = text.replace(/[\p{C}\p{Z}\uFFFD]+/gu, ' ').trim();
  return plain.length <= longest ? plain : plain.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
