import type { PagePath } from './page-paths.ts';
import { sendForm, showForm, showSent } from './subscribe.tsx';
import { changeBySubscriber, showSubscription } from './subscription.tsx';
import type { Visit } from './visit.ts';

/** What is answered at a path; POST only where something can be sent there. */
export type Page = Readonly<{
  get: (visit: Visit, token: string) => Promise<Response>;
  post?: (visit: Visit, token: string) => Promise<Response>;
}>;

export type Pages = Readonly<Record<PagePath, Page>>;

export const pages: Pages = {
  '/subscribe': { get: showForm, post: sendForm },
  '/subscribe/sent': { get: showSent },
  '/subscriptions/:token': { get: showSubscription, post: changeBySubscriber },
};
