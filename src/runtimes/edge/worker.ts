import { runTurn } from './cron.ts';
import type { Bindings } from './installation.ts';
import { type Isolate, openIsolate, type Waiting } from './isolate.ts';
import { afterRequestMs } from './outgoing.ts';

let isolate: Isolate | undefined;

/** What Cloudflare Workers runs. */
export default {
  /** Serves a request from the isolate's memory, or from the database when that is too old. */
  fetch(request: Request, env: Bindings, waiting: Waiting): Response | Promise<Response> {
    isolate ??= openIsolate(env);
    const { app, invocations, leaving, keepFacts } = isolate;
    const answered = (answer: Response) => {
      const kept = keepFacts();
      if (kept) waiting.waitUntil(kept);
      if (leaving.isWoken()) waiting.waitUntil(leaving.deliver(afterRequestMs));
      return answer;
    };
    return invocations.within(() => {
      const answer = app.fetch(request, waiting);
      // What is in memory is there at once, and needs no promise.
      return answer instanceof Promise ? answer.then(answered) : answered(answer);
    });
  },

  /** Does what the clock does, each minute; whichever trigger has fired. */
  async scheduled(_: unknown, env: Bindings): Promise<void> {
    isolate ??= openIsolate(env);
    await runTurn(isolate);
  },
};
