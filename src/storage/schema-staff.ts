import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Role } from '../domain/staff.ts';
import type { LinkKind } from './staff-link.ts';

// People of the staff and how they sign in. The columns of the first five tables are those that
// better-auth writes, in its words, so that its drizzle adapter finds them. Instants are UTC
// milliseconds, which it reads and writes as dates.

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

export const staff = sqliteTable('staff', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** In small letters. */
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
  image: text('image'),
  role: text('role').$type<Role>().notNull(),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

const staffId = () =>
  text('staff_id')
    .notNull()
    .references(() => staff.id);

/** Who is signed in where. A row that is gone ends the session with the next request. */
export const staffSessions = sqliteTable(
  'staff_sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: staffId(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('staff_sessions_staff').on(table.userId)],
);

/** Passwords, as scrypt hashes. */
export const staffAccounts = sqliteTable(
  'staff_accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: staffId(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('staff_accounts_staff').on(table.userId)],
);

/** Sign-ins between the password and the code. */
export const staffVerifications = sqliteTable(
  'staff_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('staff_verifications_identifier').on(table.identifier)],
);

/** Secrets of authenticator apps and recovery codes, encrypted with the key of the console. */
export const staffSecondFactors = sqliteTable(
  'staff_second_factors',
  {
    id: text('id').primaryKey(),
    userId: staffId(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: integer('verified', { mode: 'boolean' }).default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: instant('locked_until'),
    /** The 30 s step of the newest code that let in (RFC 6238 §5.2): none counts twice. */
    usedStep: integer('used_step'),
  },
  (table) => [index('staff_second_factors_staff').on(table.userId)],
);

/** Links that work once: to set up, to join, to choose a new password. Only a hash is known. */
export const staffLinks = sqliteTable('staff_links', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<LinkKind>().notNull(),
  /** SHA-256 of the secret in the link, in hex. */
  hash: text('hash').notNull().unique(),
  /** Of the person whose password is chosen anew; null for people to come. */
  staffId: text('staff_id'),
  /** Whom it was made for; null of the first link, where it is asked for. */
  email: text('email'),
  role: text('role').$type<Role>().notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  /** Id of the person who made it, and whose leaving ends it; null of the operator. */
  issuedBy: text('issued_by'),
});

/** The one key that signs the cookies of the console, made when it is asked for first. */
export const consoleKeys = sqliteTable('console_keys', {
  number: integer('number').primaryKey(),
  secret: text('secret').notNull(),
});

/** How often somebody has tried lately to sign in; what counts is not who, but a hash of it. */
export const signInAttempts = sqliteTable('sign_in_attempts', {
  /** What is counted, as `network:` or `all:`, and the SHA-256 of it. */
  holder: text('holder').primaryKey(),
  count: integer('count').notNull(),
  /** When all attempts may come at once again, UTC milliseconds. */
  endsAt: integer('ends_at').notNull(),
});
