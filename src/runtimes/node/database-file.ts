/** The path of the file that the URL of an embedded database names; null for a remote one. */
export function databaseFileOf(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  const path = url.slice('file:'.length).replace(/^\/\//, '');
  return decodeURIComponent(path.replace(/[?#].*$/s, ''));
}
