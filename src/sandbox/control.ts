import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import {
  type Channel,
  type ChannelStatus,
  channelNamed,
  type Mode,
  modeNamed,
} from './channels.ts';
import { createHttpSpeaker, problem } from './http.ts';
import { localOnly } from './local-only.ts';
import { SandboxError } from './sandbox-error.ts';
import type { Speaker } from './tcp-entrance.ts';

/** What can be done to a running sandbox. */
export type Switches = Readonly<{
  /** All channels, in the order in which they are listed. */
  status(): readonly ChannelStatus[];
  break(channel: Channel, mode: Mode): Promise<void>;
  /** Heals one channel, or all. */
  heal(channel?: Channel): Promise<void>;
}>;

/**
 * The switches over HTTP, for the holder of the token: `GET /channels`,
 * `PUT /channels/CHANNEL/break/MODE`, `DELETE /channels/CHANNEL/break` heals one,
 * `DELETE /channels/break` heals all. Faults are problem details with a SandboxError's kind as code.
 */
export function createControl(token: string, switches: Switches): Speaker {
  const app = new Hono();
  app.use(localOnly, bearerOf(token));
  app.get('/channels', (c) => c.json(switches.status()));
  app.put('/channels/:channel/break/:mode', async (c) => {
    const channel = channelNamed(c.req.param('channel'));
    await switches.break(channel, modeNamed(c.req.param('mode'), channel));
    return c.body(null, 204);
  });
  app.delete('/channels/:channel/break', async (c) => {
    await switches.heal(channelNamed(c.req.param('channel')));
    return c.body(null, 204);
  });
  app.delete('/channels/break', async (c) => {
    await switches.heal();
    return c.body(null, 204);
  });
  app.notFound(() => problem(404, 'not_found', 'The control has no such command.'));
  app.onError((error) => {
    if (error instanceof SandboxError) return problem(409, error.kind, error.message);
    throw error;
  });
  return createHttpSpeaker((request) => app.fetch(request));
}

function bearerOf(token: string): MiddlewareHandler {
  const expected = digest(`Bearer ${token}`);
  return async (c, next) => {
    const given = digest(c.req.header('authorization') ?? '');
    if (timingSafeEqual(given, expected)) return next();
    return problem(401, 'wrong_token', 'The token is not that of this sandbox.');
  };
}

/** Hashed, because only texts of one length can be compared in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
