import type { Language } from '../../domain/localized.ts';
import type { Role } from '../../domain/staff.ts';
import { consoleEn } from './en.ts';
import { consoleZh } from './zh.ts';

/** What is wrong with a field of the console's forms, by the name of the field. */
type FieldFault = 'name' | 'email' | 'password' | 'role' | 'taken';

/** Pages that the head of each page leads to. */
type PlaceName =
  | 'overview'
  | 'incidents'
  | 'maintenances'
  | 'announcements'
  | 'monitors'
  | 'components'
  | 'templates'
  | 'hours'
  | 'holidays'
  | 'webhooks'
  | 'deliveries'
  | 'subscribers'
  | 'quarantine'
  | 'tokens'
  | 'audit'
  | 'staff'
  | 'settings';

/** Pages that only say what went wrong, and what to do. */
export type ConsoleMessage =
  | 'notFound'
  | 'notAllowed'
  | 'forbidden'
  | 'elsewhere'
  | 'signedOut'
  | 'unreadable'
  | 'unavailable'
  | 'unmigrated'
  | 'busy'
  | 'conflict'
  | 'failed';

/** The texts of the console. */
export type ConsoleTexts = Readonly<{
  console: string;
  /** Where the head of each page leads. */
  places: Readonly<Record<PlaceName, string>>;
  morePlaces: string;
  /** Past the head of the page. */
  toContent: string;
  /** Told by a script when a form got no answer. */
  unsent: string;
  /** Asked before a form is left that was changed and not sent. */
  leave: string;
  sendAgain: string;
  /** Why a form was not carried out, and what to do. */
  refusals: Readonly<Record<'invalid' | 'stale' | 'conflict' | 'reused', string>>;
  drafts: Readonly<{
    keep: string;
    /**
     * That it was kept just now: as somebody wanted; apart, as the draft that it came from is not as it
     * was; or through signing in.
     */
    kept: Readonly<Record<'draft' | 'apart' | 'carried', string>>;
  }>;
  /** In the other language, to whoever reads that. */
  otherLanguage: string;
  name: string;
  email: string;
  password: string;
  newPassword: string;
  passwordHint: string;
  fieldFaults: Readonly<Record<FieldFault, string>>;
  signIn: Readonly<{
    title: string;
    submit: string;
    /** The same whether the address is unknown or the password is wrong. */
    refused: string;
    tooMany: (seconds: number) => string;
    nobodyYet: string;
    passwordChanged: string;
    signedOut: string;
    /** Above the form to sign in with which something that was typed is sent along. */
    over: string;
  }>;
  code: Readonly<{ title: string; text: string; label: string; submit: string; refused: string }>;
  signOut: string;
  setup: Readonly<{ title: string; text: string; submit: string }>;
  join: Readonly<{ title: string; text: (role: string, email: string) => string; submit: string }>;
  reset: Readonly<{ title: string; text: (email: string) => string; submit: string }>;
  /** As whom one is signed in. */
  signedInAs: (name: string, role: string) => string;
  role: Readonly<Record<Role, string>>;
  staff: Readonly<{
    title: string;
    roleLabel: string;
    you: string;
    withCode: string;
    changeRole: string;
    remove: string;
    /** Asked before somebody is removed. */
    beforeRemoval: (name: string, email: string) => string;
    /** Beside it, of the tokens that they made. */
    tokensStay: (names: string) => string;
    newLink: string;
    disableSecondFactor: string;
    /** Why the only admin stays one. */
    lastAdmin: string;
    /** Why an admin does this elsewhere for themselves. */
    ownAccount: string;
    open: Readonly<{ title: string; until: (time: string) => string; takeBack: string }>;
    invite: Readonly<{ title: string; submit: string }>;
    /** Above a link that is shown once. */
    link: (email: string) => string;
    linkNote: string;
    resetNote: string;
    back: string;
  }>;
  account: Readonly<{
    title: string;
    changePassword: string;
    currentPassword: string;
    wrongPassword: string;
    endsSessions: string;
    sessions: string;
    thisSession: string;
    since: (time: string) => string;
    unknownBrowser: string;
    endSession: string;
    endOthers: string;
    secondFactor: Readonly<{
      title: string;
      on: string;
      off: string;
      enable: string;
      disable: string;
      scan: string;
      openApp: string;
      recovery: string;
      confirm: string;
      /** Of the first code, which shows that the app was set up. */
      refused: string;
    }>;
  }>;
  messages: Readonly<Record<ConsoleMessage, Readonly<{ title: string; text: string }>>>;
  toConsole: string;
}>;

export const consoleTexts: Readonly<Record<Language, ConsoleTexts>> = {
  zh: consoleZh,
  en: consoleEn,
};
