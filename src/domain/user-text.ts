/**
 * What somebody typed, made safe to be stored and shown: well-formed Unicode in NFC, lines ended by
 * `\n`, no control characters besides it and the tab, none that are invisible or turn the direction
 * of what follows (a joiner within an emoji stays), and no space around it. Empty where nothing of it
 * can be seen.
 */
export function cleanText(typed: string): string {
  const clean = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(hidden, '')
    .trim();
  return visible.test(clean) ? clean : '';
}

/** Controls, characters that are there for layout only but for the two joiners, and noncharacters. */
const hidden = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}\ufff0-\ufff8]/gu;

/** What is left of a character when spaces and all that has no shape of its own are taken away. */
const visible = /[^\p{Default_Ignorable_Code_Point}\p{Z}\n\t\u2800]/u;
