import type { Config } from '../config.ts';
import { type Connection, type HttpServer, listen } from './http-server.ts';

/** A handler of requests, as the web app is one. */
export type Fetch = (request: Request, connection: Connection) => Response | Promise<Response>;

/** The address, and what answers there. */
export type Door = Readonly<{ server: HttpServer; open(app: Fetch): void }>;

/** Listens at once, and answers "not yet" until `open` is called with the app. */
export async function openDoor(config: Config): Promise<Door> {
  let answer: Fetch = () => new Response(null, { status: 503, headers: { 'Retry-After': '1' } });
  const server = await listen((request, connection) => answer(request, connection), config);
  return {
    server,
    open: (app) => {
      answer = app;
    },
  };
}
