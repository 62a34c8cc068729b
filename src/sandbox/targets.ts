import type { Channel } from './channels.ts';

/** What listens on a port of its own; the phone gateway does so over UDP and TCP. */
export type Door = Exclude<Channel, 'email' | 'phone'> | 'smtp' | 'imap' | 'sip';

/** The ports by which a channel is reached; all of them are broken together. */
export const doorsOf: Readonly<Record<Channel, readonly [Door, ...Door[]]>> = {
  chat: ['chat'],
  email: ['smtp', 'imap'],
  phone: ['sip'],
  api: ['api'],
  signin: ['signin'],
  payments: ['payments'],
  withdrawals: ['withdrawals'],
  verification: ['verification'],
};

/** The environment variables that would hold the targets of each channel at a real support centre. */
export const targetNames = {
  chat: ['SUPPORT_CHAT_URL'],
  email: ['SUPPORT_MAIL_ADDRESS', 'SUPPORT_SMTP_URL', 'SUPPORT_IMAP_URL'],
  phone: ['SUPPORT_SIP_URI', 'SUPPORT_SIP_USER', 'SUPPORT_SIP_PASSWORD'],
  api: ['SUPPORT_API_URL'],
  signin: ['WALLET_SIGNIN_URL'],
  payments: ['WALLET_PAYMENTS_URL'],
  withdrawals: ['WALLET_WITHDRAWALS_URL'],
  verification: ['WALLET_VERIFICATION_URL'],
} as const satisfies Readonly<Record<Channel, readonly string[]>>;
export type TargetName = (typeof targetNames)[Channel][number];

/** What is to be probed, by the environment variables that would name it. */
export type Targets = Readonly<Record<TargetName, string>>;

/** What the mailbox is read with, and what the gateway is asked with. */
export type Passwords = Readonly<{ mail: string; phone: string }>;

/** The one address that mail is taken for, and the user who reads it. */
export const mailAddress = 'help@wallet.example';
export const mailUser = 'probe';

/** The line that is called, and the user who may ask for it. */
export const phoneLine = 'help';
export const phoneUser = 'probe';

/** The targets of a sandbox that listens on these ports of 127.0.0.1. */
export function targetsAt(ports: Readonly<Record<Door, number>>, passwords: Passwords): Targets {
  const health = (door: Door) => `http://127.0.0.1:${ports[door]}/health`;
  const login = `${mailUser}:${encodeURIComponent(passwords.mail)}`;
  return {
    SUPPORT_CHAT_URL: `ws://127.0.0.1:${ports.chat}/chat`,
    SUPPORT_MAIL_ADDRESS: mailAddress,
    SUPPORT_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    SUPPORT_IMAP_URL: `imap://${login}@127.0.0.1:${ports.imap}/INBOX`,
    SUPPORT_SIP_URI: `sip:${phoneLine}@127.0.0.1:${ports.sip}`,
    SUPPORT_SIP_USER: phoneUser,
    SUPPORT_SIP_PASSWORD: passwords.phone,
    SUPPORT_API_URL: health('api'),
    WALLET_SIGNIN_URL: health('signin'),
    WALLET_PAYMENTS_URL: health('payments'),
    WALLET_WITHDRAWALS_URL: health('withdrawals'),
    WALLET_VERIFICATION_URL: health('verification'),
  };
}

/** Those of one channel among all. */
export function targetsOf(channel: Channel, targets: Targets): Partial<Targets> {
  return Object.fromEntries(targetNames[channel].map((name) => [name, targets[name]]));
}

/** One thing for each door. */
export function perDoor<Thing>(make: (door: Door) => Thing): Readonly<Record<Door, Thing>> {
  return {
    chat: make('chat'),
    smtp: make('smtp'),
    imap: make('imap'),
    sip: make('sip'),
    api: make('api'),
    signin: make('signin'),
    payments: make('payments'),
    withdrawals: make('withdrawals'),
    verification: make('verification'),
  };
}

/** Targets in the form of those of a sandbox, for reading definitions before there is one. */
export const exampleTargets: Targets = targetsAt(
  perDoor(() => 9),
  { mail: 'secret', phone: 'secret' },
);
