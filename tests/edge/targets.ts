import { makeCertificates } from '../support/certificates.ts';
import {
  answering,
  closeAfterRequest,
  closeAtOnce,
  flooding,
  garbage,
  inFragments,
  reset,
  silent,
  smtpBanner,
} from '../support/targets/behaviours.ts';
import { chatting, echoing } from '../support/targets/chat.ts';
import { serving, servingJson } from '../support/targets/http.ts';
import { type Behaviour, freePort, startTarget, type Target } from '../support/targets/tcp.ts';

/** Peers by name; tests in workerd cannot start their own. */
const behaviours: Readonly<Record<string, Behaviour>> = {
  api: servingJson({ status: 'ok' }),
  apiInFragments: inFragments(servingJson({ status: 'ok' })),
  apiFailing: servingJson({ status: 'bad' }, 503),
  apiRefusing: servingJson({ status: 'who are you' }, 401),
  apiDripping: inFragments(servingJson({ status: 'ok' }), 200),
  apiEndless: flooding('HTTP/1.1 200 OK\r\n\r\nmarker', Buffer.alloc(1024 * 1024, 'x')),
  apiCutShort: answering('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc'),
  apiHeaderFlood: answering(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(200_000)}\r\n\r\n`),
  redirectLoop: serving((_, response) => void response.writeHead(302, { location: '/' }).end()),
  redirectToFile: serving(
    (_, response) => void response.writeHead(302, { location: 'file:///' }).end(),
  ),
  chat: echoing,
  chatInFragments: inFragments(echoing),
  chatMute: chatting(() => {}),
  chatRefusing: chatting(() => {}, { refuse: () => 403 }),
  chatClosing: chatting((visitor) => visitor.close(4401, 'bad token')),
  chatOtherLanguage: chatting(() => {}, { choose: () => false }),
  silent,
  reset,
  closeAtOnce,
  closeAfterRequest,
  garbage,
  smtpBanner,
};

/** What was seen of one peer: connections taken so far, and whether any of them is still open. */
export type Seen = Readonly<{ taken: number; open: boolean }>;

/**
 * Starts every peer on 127.0.0.1; runs in Node, before the tests in workerd. The URLs are http:
 * and https:, by name of the peer. At `seenUrl` there is, by the same names, what was seen of them.
 */
export async function startTargets(): Promise<{
  urls: Record<string, string>;
  seenUrl: string;
  stop: () => Promise<void>;
}> {
  const { untrusted } = await makeCertificates();
  const started = await Promise.all([
    ...Object.entries(behaviours).map(async ([name, behaviour]) => {
      return { name, scheme: 'http', target: await startTarget(behaviour) };
    }),
    startTarget(servingJson({ status: 'ok' }), { identity: untrusted }).then((target) => {
      return { name: 'apiUntrusted', scheme: 'https', target };
    }),
  ]);
  const urls = started.map(({ name, scheme, target }) => {
    return [name, `${scheme}://127.0.0.1:${target.port}/`];
  });
  const seen = started.map(({ name, target }) => ({ name, look: seenOf(target) }));
  const watcher = await startTarget(
    serving(async (_, response) => {
      const said = seen.map(async ({ name, look }) => [name, await look()] as const);
      response.end(JSON.stringify(Object.fromEntries(await Promise.all(said))));
    }),
  );
  return {
    urls: { ...Object.fromEntries(urls), refused: `http://127.0.0.1:${await freePort()}/` },
    seenUrl: `http://127.0.0.1:${watcher.port}/`,
    stop: async () => {
      await Promise.all([watcher, ...started.map(({ target }) => target)].map((one) => one.stop()));
    },
  };
}

/** However often it is asked, it waits for each socket once. */
function seenOf(target: Target): () => Promise<Seen> {
  let closing: Promise<void> | null = null;
  return async () => {
    closing ??= target.allClosed().finally(() => {
      closing = null;
    });
    const closed = closing.then(() => false);
    const asked = new Promise<boolean>((resolve) => setImmediate(resolve, true));
    return { taken: target.taken(), open: await Promise.race([closed, asked]) };
  };
}
