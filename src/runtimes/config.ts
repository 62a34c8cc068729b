import * as z from 'zod';
import type { Environment } from './definitions/targets.ts';

/** How much is logged, from most to least. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What the environment sets, checked and with its defaults (docs/operations.md). */
export type Config = Readonly<{
  host: string;
  port: number;
  /** Origin under which people see the page; null when it is not known. */
  baseUrl: string | null;
  /** Folder for the database, the sandbox's address and other state of one installation. */
  dataDir: string;
  database: Readonly<{ url: string; authToken: string | null }>;
  logLevel: LogLevel;
  monitorsDir: string;
  /** How many proxies in front of the server name the address before them. */
  trustProxy: number;
  /** What keys of webhooks and of subscriptions are derived from; null where it is yet to be made. */
  secret: string | null;
  mail: MailConfig;
  /** Whether webhooks may go to any address, scheme and port: for tests and closed networks. */
  allowPrivateWebhooks: boolean;
  /** File with further certificate authorities that probes trust. */
  probeCaFile: string | null;
}>;

/** How letters leave and how those that come back are found; null where it is not set. */
export type MailConfig = Readonly<{
  /** A mail server (`smtp:`, `smtps:`) or the service of a provider (`https:`). */
  url: string | null;
  /** The address that letters come from, alone or as in `Wallet support <status@example.com>`. */
  from: string | null;
  /** A mailbox that holds what came back (`imap:`, `imaps:`). */
  bounceImapUrl: string | null;
}>;

/** Wrong settings, all of them at once, one line each; values are never quoted, they may be secret. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const schemes = ['file:', 'libsql:', 'https:', 'http:'];

/** Shorter ones could be guessed. */
const shortestSecret = 32;

const environmentSchema = z.object({
  ALLOW_PRIVATE_WEBHOOKS: z
    .enum(['yes', 'no', 'true', 'false', '1', '0'], 'must be yes or no')
    .transform((value) => ['yes', 'true', '1'].includes(value))
    .default(false),
  BOUNCE_IMAP_URL: z
    .string()
    .refine(
      (url) => isUrlOf(url, ['imap:', 'imaps:']),
      'must be a URL such as imaps://user:password@mail.example.com',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (from) => !/[\p{Cc}]/u.test(from) && /[^\s@<>]+@[^\s@<>]+>?$/.test(from),
      'must be an address such as status@example.com',
    )
    .optional(),
  MAIL_URL: z
    .string()
    .refine(
      (url) => isUrlOf(url, ['smtp:', 'smtps:', 'https:', 'http:']),
      'must begin with smtp:, smtps: or https: and name a host',
    )
    .optional(),
  SECRET: z
    .string()
    .min(shortestSecret, `must have at least ${shortestSecret} characters`)
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int('must be a whole number from 0 to 65535')
    .min(0, 'must be a number from 0 to 65535')
    .max(65_535, 'must be a number from 0 to 65535')
    .default(8080),
  BASE_URL: z
    .string()
    .refine(isOrigin, 'must be an origin such as https://status.example.com, without a path')
    .transform((url) => new URL(url).origin)
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine((url) => schemes.some((scheme) => url.startsWith(scheme)), {
      error: 'must begin with file:, libsql:, https: or http:',
      abort: true,
    })
    .refine(
      (url) => url.startsWith('file:') || hasHost(url),
      'must name a host, such as libsql://helplight.example.com',
    )
    .refine(
      (url) => !/^\w+:\/\/[^/]*@|[?&]authToken=/.test(url),
      'must not hold a password or token; put it into DATABASE_AUTH_TOKEN',
    )
    .optional(),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  MONITORS_DIR: z.string().optional(),
  PROBE_CA_FILE: z.string().optional(),
  TRUST_PROXY: z.coerce
    .number('must be a number of proxies from 0 to 9')
    .int('must be a whole number of proxies')
    .min(0, 'must be a number of proxies from 0 to 9')
    .max(9, 'must be a number of proxies from 0 to 9')
    .default(0),
});

function isUrlOf(url: string, schemes: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return schemes.includes(protocol) && hostname !== '';
}

function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, pathname, search, hash } = new URL(url);
  return /^https?:$/.test(protocol) && pathname === '/' && !search && !hash;
}

function hasHost(url: string): boolean {
  const { hostname = '' } =
    /^\w+:\/\/(?:[^/@]*@)?(?<hostname>[^/:?#]+|\[[^\]]+\])/.exec(url)?.groups ?? {};
  return hostname !== '';
}

/** The database file as a URL; what has a meaning in URLs is escaped in the folder's name. */
function fileIn(dataDir: string): string {
  const escaped = dataDir.replace(/[%?#]/g, encodeURIComponent);
  return `file:${escaped}/helplight.db`;
}

/**
 * Reads the configuration out of the environment. Empty variables count as not set.
 * @param defaults where the program's own monitors lie.
 * @throws ConfigError naming every variable that is wrong, and what it must be.
 */
export function readConfig(environment: Environment, defaults: { monitorsDir: string }): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const result = environmentSchema.safeParse(set);
  const missing = missingIn(set);
  if (!result.success || missing.length > 0) {
    const issues = result.error?.issues ?? [];
    const wrong = issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
    throw new ConfigError([...wrong, ...missing].join('\n'));
  }
  const read = result.data;
  return {
    host: read.HOST,
    port: read.PORT,
    baseUrl: read.BASE_URL ?? null,
    dataDir: read.DATA_DIR,
    database: {
      url: read.DATABASE_URL ?? fileIn(read.DATA_DIR),
      authToken: read.DATABASE_AUTH_TOKEN ?? null,
    },
    logLevel: read.LOG_LEVEL,
    monitorsDir: read.MONITORS_DIR ?? defaults.monitorsDir,
    probeCaFile: read.PROBE_CA_FILE ?? null,
    trustProxy: read.TRUST_PROXY,
    secret: read.SECRET ?? null,
    mail: {
      url: read.MAIL_URL ?? null,
      from: read.MAIL_FROM ?? null,
      bounceImapUrl: read.BOUNCE_IMAP_URL ?? null,
    },
    allowPrivateWebhooks: read.ALLOW_PRIVATE_WEBHOOKS,
  };
}

/** What is missing beside what is set, a line each. */
function missingIn({ MAIL_URL, MAIL_FROM }: Environment): readonly string[] {
  return MAIL_URL && !MAIL_FROM ? ['MAIL_FROM must be set where MAIL_URL is.'] : [];
}

/** Where people reach the site: the address that was set, else the one that it listens on. */
export function baseUrlOf({ baseUrl, host, port }: Config): string {
  // RFC 3986 §3.2.2: an IPv6 address stands in brackets, and has no zone.
  const name = host.includes(':') ? `[${host.replace(/%.*/, '')}]` : host;
  return baseUrl ?? new URL(`http://${name}:${port}`).origin;
}
