import type { Child } from 'hono/jsx';
import type { Acting } from '../../actions/change/acting.ts';
import type { Outgoing } from '../../actions/change/outgoing.ts';
import type { RunNow } from '../../actions/run-monitor.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Language } from '../../domain/localized.ts';
import type { Role, StaffMember } from '../../domain/staff.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import type { Watched } from '../../domain/watched.ts';
import type { ConsoleTexts } from '../../i18n/console/texts.ts';
import type { Reading } from '../../i18n/time.ts';
import type { Database } from '../../storage/database.ts';
import type { Attempts } from './attempts.ts';
import type { Auth } from './auth.ts';
import type { Fields, Files } from './form.ts';

/**
 * What is answered: a page, a part of one that a script asked for, or where to go on after something
 * was done (303).
 */
export type Answer =
  | Readonly<{
      kind: 'page';
      status: 200 | 401 | 404 | 409 | 422 | 429 | 503;
      title: string;
      content: Child;
      headers?: Readonly<Record<string, string>>;
      /** Below the console: what previews the form that the page is for, where there is one. */
      preview?: string;
    }>
  | Readonly<{ kind: 'part'; content: Child }>
  | Readonly<{ kind: 'go'; to: string; cookies: readonly string[] }>;

/** A request to the console as its routes see it. */
export type Asked = Readonly<{
  db: Database;
  auth: Auth;
  /** UTC milliseconds. */
  now: number;
  language: Language;
  texts: ConsoleTexts;
  /** In which zone and on which day times are read. */
  reading: Reading;
  /** What is watched. */
  watched: Watched;
  /** What the status is derived from. */
  facts: Facts;
  /** The status that the page shows now. */
  status: () => Promise<SupportStatus>;
  /** Looks at a monitor on demand. */
  runNow: RunNow;
  /** Who is told of news, and how it leaves. */
  outgoing: Outgoing;
  /** The origin under which people reach the console; links that are handed out begin with it. */
  baseUrl: string;
  query: URLSearchParams;
  /** Of a POST; none of a GET. */
  fields: Fields;
  /** What was uploaded with a POST. */
  files: Files;
  /** What stands in the form: what was sent by a POST, or kept in the draft that a GET names. */
  typed: Fields;
  /** The draft that the form came from, as the form carries it; null where it came from none. */
  draft: string | null;
  param: (name: string) => string;
  /** The cookies, browser and address of the request, in the headers that `auth` looks at. */
  headers: Headers;
  /** From where the request comes, as far as it tells people apart. */
  network: string;
  attempts: Attempts;
  /** Who is signed in, if anybody is. */
  visitor: SignedIn | null;
}>;

/** Somebody with a session. */
export type SignedIn = StaffMember &
  Readonly<{
    twoFactorEnabled: boolean;
    sessionId: string;
  }>;

/** The same of somebody who is signed in, and may act; what a form sends twice is done once. */
export type StaffAsked = Asked & Readonly<{ visitor: SignedIn; acting: Acting }>;

type RouteBase = Readonly<{
  method: 'GET' | 'POST';
  /** Below the console; `:name` stands for one segment. */
  path: string;
}>;

/** A way into the console. Each names who may take it; what is in no route is for nobody. */
export type ConsoleRoute =
  | (RouteBase & Readonly<{ allows: 'everybody'; handle: (asked: Asked) => Promise<Answer> }>)
  | (RouteBase &
      Readonly<{
        /** The least role that may. */
        allows: Role;
        /** What was typed is kept as a draft, so that the draft outlasts the sending. */
        keeps?: 'draft';
        handle: (asked: StaffAsked) => Promise<Answer>;
      }>);
