import type { Child } from 'hono/jsx';
import type { KeepingStaff } from '../../actions/keep-staff.ts';
import type { Language } from '../../domain/localized.ts';
import type { Role, StaffMember } from '../../domain/staff.ts';
import type { ConsoleTexts } from '../../i18n/console-texts.ts';
import type { Database } from '../../storage/database.ts';
import type { Attempts } from './attempts.ts';
import type { Auth } from './auth.ts';
import type { Fields } from './form.ts';

/** What is answered: a page, or where to go on after something was done (303). */
export type Answer =
  | Readonly<{
      kind: 'page';
      status: 200 | 404 | 409 | 422 | 429 | 503;
      title: string;
      content: Child;
      headers?: Readonly<Record<string, string>>;
    }>
  | Readonly<{ kind: 'go'; to: string; cookies: readonly string[] }>;

/** A request to the console as its routes see it. */
export type Asked = Readonly<{
  db: Database;
  auth: Auth;
  /** UTC milliseconds. */
  now: number;
  language: Language;
  texts: ConsoleTexts;
  /** The origin under which people reach the console; links that are handed out begin with it. */
  baseUrl: string;
  query: URLSearchParams;
  /** Of a POST; none of a GET. */
  fields: Fields;
  param: (name: string) => string;
  /** The cookies and the origin of the request, in the headers that `auth` looks at. */
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

/** The same of somebody who is signed in, and may act. */
export type StaffAsked = Asked & Readonly<{ visitor: SignedIn; acting: KeepingStaff }>;

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
        handle: (asked: StaffAsked) => Promise<Answer>;
      }>);
