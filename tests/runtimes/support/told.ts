import { expect } from 'vitest';
import type { Localized } from '../../../src/domain/localized.ts';

/** Sends a request to the API, with what may be sent with it. */
export type Ask = (
  method: string,
  to: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Response>;

/** Asks with this token, below this address. */
export function asking(url: string, token: string): Ask {
  return (method, to, body, headers = {}) =>
    fetch(`${url}/api/v1${to}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

/** Expects these words on the page of what they are about, in both languages, and in a feed of each format. */
export async function expectTold(url: string, page: string, status: string, words: Localized) {
  const places = [
    [`/zh${page}`, words.zh],
    [`/en${page}`, words.en],
    ['/zh/history.rss', words.zh],
    ['/en/history.atom', words.en],
    ['/en/feed.json', words.en],
  ] as const;
  for (const [place, said] of places) {
    const answer = await fetch(url + place);
    expect({ place, status: answer.status }).toEqual({ place, status: 200 });
    const text = await answer.text();
    expect({ place, says: text.includes(said) && said }).toEqual({ place, says: said });
    if (place.endsWith(page)) expect(text).toContain(`data-status="${status}"`);
  }
}
