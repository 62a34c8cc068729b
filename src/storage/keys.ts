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
}>;

const idLength = 12;

/** @param secret the value of `SECRET`, of at least 32 characters. */
export function keysOf(secret: string, hmac: Hmac): Keys {
  const key = bytesOf(secret);
  const derive = async (what: string) => new Uint8Array(await hmac(key, bytesOf(what)));
  const subscriptionToken = async (subscription: string) =>
    subscription + base64Url(await derive(`subscription ${subscription}`)).slice(0, 32);
  return {
    signingKey: (endpoint, version) => derive(`webhook ${endpoint} ${version}`),
    subscriptionToken,
    subscriptionOf: async (token) => {
      const id = token.slice(0, idLength);
      if (!/^[a-z0-9]{12}$/.test(id)) return null;
      return isSame(await subscriptionToken(id), token) ? id : null;
    },
  };
}

/** The secret as its owner keeps it, in the form of Standard Webhooks 1.0. */
export function secretText(key: Uint8Array): string {
  return `whsec_${btoa(String.fromCharCode(...key))}`;
}

/** Takes as long for a wrong text as for the right one. */
function isSame(right: string, given: string): boolean {
  let difference = right.length ^ given.length;
  for (let index = 0; index < right.length; index++) {
    difference |= right.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
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
