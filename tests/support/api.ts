import { createToken } from '../../src/actions/create-token.ts';
import { readPagePast, readPageSaid } from '../../src/runtimes/wiring.ts';
import type { Database } from '../../src/storage/database.ts';
import { register } from '../../src/storage/registration.ts';
import type { ApiOptions } from '../../src/web/api/api.ts';
import { createApp } from '../../src/web/app.ts';
import type { Assets } from '../../src/web/assets.ts';
import type { ConsoleOptions } from '../../src/web/console/mount-console.ts';
import { openNewDatabase } from './database-file.ts';
import { dayMs, someNow, someWatched } from './facts.ts';
import { someOutgoing } from './outgoing.ts';
import { someRunNow } from './run-now.ts';
import { snapshotsOver } from './snapshots-over.ts';

/** A request to the API; what is left out is not sent. */
export type Call = Readonly<{
  token?: string;
  body?: unknown;
  /** Sent as it is. */
  raw?: BodyInit;
  headers?: Readonly<Record<string, string>>;
}>;

/** What was answered, with its body as JSON where it is that. */
export type Said = Readonly<{ status: number; headers: Headers; body: ReturnType<JSON['parse']> }>;

type Given = Readonly<{
  watched: ReturnType<typeof someWatched>;
  options: Partial<ApiOptions>;
  consoleOptions: Partial<ConsoleOptions>;
  /** The origin under which it is reached; https, where nothing else is said. */
  baseUrl: string;
  /** Static files, for browsers. */
  assets: Assets;
  /** Where something else than an empty database of this program is wanted. */
  database: () => Promise<OpenedDatabase>;
}>;

type OpenedDatabase = Readonly<{
  db: Database;
  /** Opens it anew for each request, where that has to be. */
  open?: () => Promise<Database>;
  close: () => Promise<void>;
}>;

/** The API over an empty database of its own, called without a network. */
export async function someApi(given: Partial<Given> = {}) {
  const { watched = someWatched(), database = openNewDatabase } = given;
  const { db, open = async () => db, close }: OpenedDatabase = await database();
  const components = watched.site.groups.flatMap((group) => group.components);
  const slugs = components.map(({ slug }) => slug);
  await register(db, { components: slugs, monitors: watched.monitors }, someNow);
  const clock = { now: someNow };
  const logged: string[] = [];
  const { app, refresh } = await appOver({ db, open }, watched, clock, logged, given);
  return {
    /** Reads again what is stored, as something has changed it without the app. */
    refresh,
    ...{ app, db, clock, logged },
    tokenFor: (...scopes: string[]) => tokenFor(db, scopes),
    call: (method: string, path: string, call: Call = {}) =>
      said(app.request(path, requestOf(method, call))),
    close,
  };
}

async function appOver(
  { db, open }: Required<Pick<OpenedDatabase, 'db' | 'open'>>,
  watched: Given['watched'],
  clock: { now: number },
  logged: string[],
  given: Partial<Given>,
) {
  const { options = {}, consoleOptions = {} } = given;
  const { baseUrl = 'https://status.example', assets = new Map() } = given;
  const now = () => clock.now;
  const snapshots = snapshotsOver(open, someNow - 90 * dayMs, {
    watched,
    readAnswers: async () => [],
    readPast: readPagePast(db),
    readSaid: readPageSaid(db),
    ...{ compress: {}, now, notice: 'none', baseUrl },
    log: () => undefined,
  });
  await snapshots.refresh();
  const { site } = watched;
  const app = createApp({
    ...{ snapshots, assets, compress: {}, siteName: site.name, contacts: [], baseUrl },
    defaultLanguage: site.defaultLanguage,
    api: {
      ...{ openDatabase: open, snapshots, compress: {}, now },
      changed: snapshots.refresh,
      addressOf: () => '203.0.113.7',
      later: () => undefined,
      runNow: someRunNow(db, now).runNow,
      outgoing: someOutgoing,
      log: (_, message, facts) => void logged.push(`${message} ${JSON.stringify(facts)}`),
      ...options,
    },
    console: {
      ...{ openDatabase: open, snapshots, now },
      changed: snapshots.refresh,
      runNow: someRunNow(db, now).runNow,
      outgoing: someOutgoing,
      addressOf: () => '203.0.113.7',
      inTurn: (work) => work(),
      log: (_, message, facts) => void logged.push(`${message} ${JSON.stringify(facts)}`),
      ...consoleOptions,
    },
    onError: (error) => {
      throw error;
    },
  });
  return { app, refresh: snapshots.refresh };
}

async function tokenFor(db: Database, scopes: readonly string[]): Promise<string> {
  const acting = { db, actor: { kind: 'terminal' }, now: someNow } as const;
  return (await createToken(acting, { name: 'tests', scopes })).secret;
}

function requestOf(method: string, { token, body, raw, headers = {} }: Call): RequestInit {
  return {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(raw !== undefined && { body: raw }),
  };
}

async function said(answering: Response | Promise<Response>): Promise<Said> {
  const answer = await answering;
  const text = await answer.text();
  const isJson = /json$/.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    headers: answer.headers,
    body: isJson && text ? JSON.parse(text) : text,
  };
}
