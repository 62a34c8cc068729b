/** What stands between a Chinese word and a text: a space before figures and Latin, nothing before Han. */
export function gapBefore(text: string): '' | ' ' {
  return /^[\p{Script=Latin}\d]/u.test(text) ? ' ' : '';
}

/** The same between a text and the Chinese word that follows it. */
export function gapAfter(text: string): '' | ' ' {
  return /[\p{Script=Latin}\d]$/u.test(text) ? ' ' : '';
}
