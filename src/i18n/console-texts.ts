import type { Language } from '../domain/localized.ts';
import type { Role } from '../domain/staff.ts';
import { consoleEn } from './console-en.ts';
import { consoleZh } from './console-zh.ts';

/** What is wrong with a field of the console's forms, by the name of the field. */
export type FieldFault = 'name' | 'email' | 'password' | 'role' | 'taken';

/** Pages that only say what went wrong, and what to do. */
export type ConsoleMessage =
  | 'notFound'
  | 'notAllowed'
  | 'forbidden'
  | 'elsewhere'
  | 'signedOut'
  | 'unreadable'
  | 'unavailable'
  | 'lastAdmin'
  | 'failed';

/** The texts of the console. */
export type ConsoleTexts = Readonly<{
  console: string;
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
  }>;
  code: Readonly<{ title: string; text: string; label: string; submit: string; refused: string }>;
  signOut: string;
  setup: Readonly<{ title: string; text: string; submit: string }>;
  join: Readonly<{ title: string; text: (role: string, email: string) => string; submit: string }>;
  reset: Readonly<{ title: string; text: (email: string) => string; submit: string }>;
  overview: Readonly<{ title: string; greeting: (name: string) => string; text: string }>;
  /** As whom one is signed in. */
  signedInAs: (name: string, role: string) => string;
  role: Readonly<Record<Role, string>>;
  /** What a role may do, in a few words. */
  roleMay: Readonly<Record<Role, string>>;
  staff: Readonly<{
    title: string;
    roleLabel: string;
    you: string;
    withCode: string;
    changeRole: string;
    remove: string;
    /** Asked before somebody is removed. */
    beforeRemoval: (name: string, email: string) => string;
    newLink: string;
    disableCode: string;
    invite: Readonly<{ title: string; submit: string }>;
    /** Above a link that is shown once. */
    link: (email: string) => string;
    linkNote: string;
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
    code: Readonly<{
      title: string;
      on: string;
      off: string;
      enable: string;
      disable: string;
      scan: string;
      openApp: string;
      recovery: string;
      confirm: string;
    }>;
  }>;
  messages: Readonly<Record<ConsoleMessage, Readonly<{ title: string; text: string }>>>;
  toConsole: string;
}>;

export const consoleTexts: Readonly<Record<Language, ConsoleTexts>> = {
  zh: consoleZh,
  en: consoleEn,
};
