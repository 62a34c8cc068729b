/** HMAC-SHA256 of a message. Node has a quick one, which answers at once. */
export type Hmac = (
  key: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
) => Uint8Array | Promise<Uint8Array>;

/** HMAC-SHA256 as every runtime has it. */
export const webHmac: Hmac = async (key, message) => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
};

/**
 * What is derived from `SECRET`, and so is stored nowhere: whoever reads the database can neither
 * sign in the name of the site nor open anybody's subscription.
 */
export type Keys = Readonly<{
  /** The 32 bytes that sign what is posted to an endpoint (its id), in a version of its secret. */
  signingKey(endpoint: string, version: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The token of `/subscriptions/:token`, of a subscription (its id). */
  subscriptionToken(subscription: string): Promise<string>;
  /** The id of the subscription that a token belongs to; null of what is no token of ours. */
  subscriptionOf(token: string): Promise<string | null>;
  /** By what the secret is known again; it says nothing about it. */
  mark(): Promise<string>;
  /** What shows that a letter (its name) is one of ours: 32 small letters and digits. */
  letterMark(letter: string): Promise<string>;
}>;

const idLength = 12;

/** How many keys that sign are kept in memory. */
const mostSigningKeys = 20_000;

/** @param secret the value of `SECRET`, of at least 32 characters. */
export function keysOf(secret: string, hmac: Hmac): Keys {
  const key = bytesOf(secret);
  const derive = async (what: string) => new Uint8Array(await hmac(key, bytesOf(what)));
  const subscriptionToken = async (subscription: string) =>
    subscription + base64Url(await derive(`subscription ${subscription}`)).slice(0, 32);
  /** Each event is signed for thousands of endpoints, and then the next one. */
  const signing = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    async signingKey(endpoint, version) {
      const name = `webhook ${endpoint} ${version}`;
      const known = signing.get(name);
      if (known) return known;
      const made = await derive(name);
      if (signing.size >= mostSigningKeys) signing.clear();
      signing.set(name, made);
      return made;
    },
    subscriptionToken,
    mark: async () => base64Url(await derive('mark')),
    subscriptionOf: async (token) => {
      const id = token.slice(0, idLength);
      if (!/^[a-z0-9]{12}$/.test(id)) return null;
      return isSame(await subscriptionToken(id), token) ? id : null;
    },
    letterMark: async (letter) => hex((await derive(`letter ${letter}`)).slice(0, 16)),
  };
}

/** The secret as its owner keeps it, in the form of Standard Webhooks 1.0. */
export function secretText(key: Uint8Array): string {
  return `whsec_${btoa(String.fromCharCode(...key))}`;
}

/** Takes as long for a wrong text as for the right one. */
export function isSame(right: string, given: string): boolean {
  let difference = right.length ^ given.length;
  for (let index = 0; index < right.length; index++) {
    difference |= right.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
}

/** Mail systems may take capital letters for small ones. */
function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
