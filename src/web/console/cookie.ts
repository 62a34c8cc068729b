import { consolePath } from './console-path.ts';

type Cookie = Readonly<{ name: string; value: string; maxAge: number; baseUrl: string }>;

/** A cookie that only the console gets, and no script; `maxAge` in seconds (RFC 6265 §4.1). */
export function consoleCookie({ name, value, maxAge, baseUrl }: Cookie): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=${consolePath}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of a cookie that came with a request; null where it has none of that name. */
export function cookieIn(headers: Headers, name: string): string | null {
  const cookies = (headers.get('cookie') ?? '').split(/; */);
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? null;
}
