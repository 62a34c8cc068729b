import { gapSentence } from '../definitions/calendar-gaps.ts';
import type { Environment } from '../definitions/targets.ts';
import type { Defaults } from '../node/installation.ts';
import { type Beside, serve } from '../node/serve.ts';
import { stopSignal } from './stop-signal.ts';

/** Serves until the process is asked to stop (SIGTERM, SIGINT), then stops in good order. */
export async function serveUntilStopped(
  environment: Environment,
  defaults: Defaults,
  beside?: Beside,
): Promise<void> {
  const running = await serve(environment, defaults, beside);
  console.log(`Helplight is at ${running.url}`);
  if (running.inboxUrl) {
    console.log(
      'No target is set, so it watches its built-in sandbox. Break it: npm run helplight -- sandbox break chat refuse',
    );
    console.log(`The sandbox shows what is posted to it at ${running.inboxUrl}`);
  }
  if (running.setupUrl) {
    console.log(`Nobody can sign in yet. Set up the console within a day: ${running.setupUrl}`);
  }
  for (const { slug, targets } of running.leftOut) {
    console.log(`"${slug}" is left out; set ${targets.join(' or ')} to watch it.`);
  }
  for (const { slug, kind, why } of running.unwatched) {
    if (kind === 'unset') console.log(`The monitor "${slug}" does not run; ${why}.`);
  }
  if (running.differences > 0) {
    console.log(
      'Files and database differ in hours, holidays, contacts or brand; the database counts. See where: npm run helplight -- doctor',
    );
  }
  for (const gap of running.calendarGaps) console.log(gapSentence(gap));
  await new Promise<void>((resolve) => {
    stopSignal().addEventListener('abort', () => resolve());
  });
  await running.stop();
  // A look that still waits for a silent target must not keep the process.
  process.exit();
}
