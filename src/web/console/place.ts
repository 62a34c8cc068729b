import { consolePath } from './console-path.ts';

/** Where to go on: a page of the console that a form named, and nowhere else. */
export function placeIn(to: string, baseUrl: string): string {
  const { origin } = new URL(baseUrl);
  if (!to.startsWith('/') || !URL.canParse(to, origin)) return consolePath;
  const place = new URL(to, origin);
  const isHere = place.origin === origin && `${place.pathname}/`.startsWith(`${consolePath}/`);
  return isHere ? place.pathname + place.search : consolePath;
}

/** A path below the console that a form named, with its query; null where it is none. */
export function placeBelow(path: string): string | null {
  if (!path.startsWith('/') || !URL.canParse(consolePath + path, 'https://console.invalid'))
    return null;
  const { pathname, search } = new URL(consolePath + path, 'https://console.invalid');
  return pathname.startsWith(`${consolePath}/`)
    ? pathname.slice(consolePath.length) + search
    : null;
}
