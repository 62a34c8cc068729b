import type { Outgoing } from '../../src/actions/change/outgoing.ts';
import { keysOf, webHmac } from '../../src/storage/keys.ts';

/** Keys of a secret that tests know. */
export const someKeys = keysOf('a secret that only tests have, and long enough', webHmac);

/** Lets everything be subscribed, has mail, and delivers nothing by itself. */
export const someOutgoing: Outgoing = {
  keys: someKeys,
  urlFault: async () => null,
  sendsMail: true,
  inboxUrl: null,
  wake: () => undefined,
};
