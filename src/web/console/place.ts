import { consolePath } from './mount-console.ts';

/** Where to go on: a page of the console that a form named, and nowhere else. */
export function placeIn(to: string, baseUrl: string): string {
  const { origin } = new URL(baseUrl);
  if (!to.startsWith('/') || !URL.canParse(to, origin)) return consolePath;
  const place = new URL(to, origin);
  const isHere = place.origin === origin && `${place.pathname}/`.startsWith(`${consolePath}/`);
  return isHere ? place.pathname + place.search : consolePath;
}
