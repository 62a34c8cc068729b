import type { UrlFault } from '../../domain/delivery/url-fault.ts';
import type { Keys } from '../../storage/keys.ts';

/** What is needed to say who is told of news, and to let it leave. */
export type Outgoing = Readonly<{
  keys: Keys;
  /**
   * Why nothing may be posted to a URL; null where it may. A name is looked up where that can be
   * done; one that nobody knows yet is let pass, as it is looked at again at each attempt.
   */
  urlFault: (url: string) => Promise<UrlFault | null>;
  /** Whether mail can be sent: without it nobody can subscribe by themselves. */
  sendsMail: boolean;
  /** Where the letters of a sandbox are shown that leave for nowhere; null where they leave. */
  inboxUrl: string | null;
  /** Has what waits to leave be looked at now rather than in a moment. */
  wake: () => void;
}>;
