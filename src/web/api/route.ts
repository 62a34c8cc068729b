import type { z } from 'zod';
import type { Acting } from '../../actions/change/acting.ts';
import type { Outgoing } from '../../actions/change/outgoing.ts';
import type { RunNow } from '../../actions/run-monitor.ts';
import type { Noun } from '../../domain/actor.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import type { Watched } from '../../domain/watched.ts';
import type { Database } from '../../storage/database.ts';
import type { Place } from '../../storage/page.ts';
import type { Rendering } from '../public/snapshot.ts';
import type { Compress } from '../representation.ts';
import type { Page } from './paging.ts';

/** Methods that change something, and GET, which stands for HEAD, too. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a request to a private route asks, once everything about HTTP has been read out of it. */
export type Asked = Readonly<{
  acting: Acting;
  watched: Watched;
  /** The status that the page shows now. */
  status: () => Promise<SupportStatus>;
  /** Looks at a monitor on demand. */
  runNow: RunNow;
  /** Who is told of news, and how it leaves. */
  outgoing: Outgoing;
  /** A parameter of the path. */
  param: (name: string) => string;
  query: URLSearchParams;
  /** The body as JSON; undefined where the route takes none. */
  input: unknown;
  /** The version that If-Match names; null where any will do. */
  version: number | null;
  /** Of a list in pages. */
  page: Page;
}>;

/** What is answered to it. */
export type Answered =
  | Readonly<{ kind: 'one'; body: unknown }>
  | Readonly<{ kind: 'versioned'; body: unknown; version: number; location?: string }>
  | Readonly<{ kind: 'list'; items: readonly unknown[]; next: Place | null }>;

/** What a public route may look at; it never waits for who asks. */
export type Viewed = Readonly<{
  request: Request;
  rendering: Rendering;
  watched: Watched;
  compress: Compress;
  openDatabase: () => Promise<Database>;
  param: (name: string) => string;
  /** A parameter of the query; null without it. */
  query: (name: string) => string | null;
}>;

/** A parameter of the query, as the reference shows it. */
export type QueryParameter = Readonly<{ name: string; schema: z.ZodType; description: string }>;

type Described = Readonly<{
  /** Below `/api/v1`, with parameters as in `/incidents/:id`. */
  path: string;
  /** What it does, in a few words, and what else is to be known. */
  summary: string;
  description?: string;
  query?: readonly QueryParameter[];
  /** What is answered; of a list each of its items. */
  answer: z.ZodType;
}>;

/** A route that needs a token with a scope. */
export type PrivateRoute = Described &
  Readonly<{
    kind: 'private';
    method: Method;
    noun: Noun;
    /** Of a new thing 201. */
    status: 200 | 201;
    /** One thing, one whose changes are counted, a whole list, or a list in pages. */
    shape: 'one' | 'versioned' | 'list' | 'pages';
    /** What is sent, with an example of it. */
    body?: Readonly<{ schema: z.ZodType; example: unknown }>;
    handle: (asked: Asked) => Promise<Answered>;
  }>;

/** A route that anybody may read. */
export type PublicRoute = Described &
  Readonly<{
    kind: 'public';
    method: 'GET';
    /** Whether it is made from what the page shows, and so as cheap as the page, or is looked up. */
    from: 'page' | 'database';
    handle: (viewed: Viewed) => Response | Promise<Response>;
  }>;

export type Route = PrivateRoute | PublicRoute;

/** Whether a request to a route may name the version that it changes (`If-Match`). */
export function takesVersion({ method, shape, path }: PrivateRoute): boolean {
  return method !== 'GET' && shape === 'versioned' && path.includes(':');
}
