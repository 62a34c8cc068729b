/** A name that any host can serve, and that leads nowhere else. */
const safeName = /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/;

/**
 * The file, relative to the folder of a copy, for a path of the site: pages are folders with an
 * index, so that every host finds them. Null where a path is none that a copy may hold.
 */
export function fileOf(path: string, kind: 'page' | 'file'): string | null {
  const names = path.split('/').filter((name) => name !== '');
  const file = kind === 'page' ? [...names, 'index.html'].join('/') : names.join('/');
  return isFile(file) ? file : null;
}

/** Whether a relative path names a file inside the folder, whoever wrote it down. */
export function isFile(file: string): boolean {
  return file !== '' && file.split('/').every((name) => safeName.test(name));
}

/** The path of the site that a link leads to, without query and fragment; null where it leads out. */
export function linkedPath(href: string): string | null {
  if (!href.startsWith('/') || href.startsWith('//')) return null;
  const path = href.replace(/[?#].*$/s, '').replaceAll('&amp;', '&');
  return path === '/' ? path : path.replace(/\/$/, '');
}
