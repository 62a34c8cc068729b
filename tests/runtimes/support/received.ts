import { eventually } from './eventually.ts';

/** Waits until the page of the sandbox's inbox shows an event of a type, signed as it should be. */
export async function untilReceived(inboxUrl: string, type: string): Promise<void> {
  await eventually(`the inbox shows ${type}`, async () => {
    const page = await (await fetch(inboxUrl)).text();
    const entries = page.split(`</time> ${type}</h2>`).slice(1);
    return entries.some((entry) => entry.startsWith('<p data-signature="verified">')) || null;
  });
}
