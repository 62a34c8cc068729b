import { isInbox, list, select, status } from './imap-folders.ts';
import { expunge, fetch, search, store } from './imap-messages.ts';
import { type Awaited, bad, no, ok, type Reply } from './imap-reply.ts';
import { type Account, authenticatePlain, login } from './imap-sign-in.ts';
import { textOf, type Value } from './imap-text.ts';
import type { View } from './imap-view.ts';
import type { Mailbox } from './mailbox.ts';

/** What the server can do besides RFC 3501 itself. */
export const capabilities =
  'IMAP4rev1 SASL-IR AUTH=PLAIN ID IDLE LITERAL+ NAMESPACE UIDPLUS UNSELECT';

/** What one session may do, and the mailbox that it has open. */
export class ImapCommands {
  readonly #account: Account;
  readonly #mailbox: Mailbox;
  #client: 'stranger' | 'reader' = 'stranger';
  #view: View | null = null;

  constructor(account: Account, mailbox: Mailbox) {
    this.#account = account;
    this.#mailbox = mailbox;
  }

  /** The open mailbox, if any. */
  get view(): View | null {
    return this.#view;
  }

  /** Does what a command says; the verb is in upper case. */
  replyTo(verb: string, args: readonly Value[]): Reply | Awaited {
    switch (verb) {
      case 'CAPABILITY':
        return ok('Done.', [`CAPABILITY ${capabilities}`]);
      case 'NOOP':
        return ok('Done.');
      case 'ID':
        return ok('Done.', ['ID ("name" "Helplight sandbox")']);
      case 'LOGOUT':
        this.#view = null;
        return ok('Goodbye.', ['BYE Goodbye.']);
    }
    return this.#client === 'stranger'
      ? this.#replyToStranger(verb, args)
      : this.#replyToReader(verb, args);
  }

  /** Takes what a client answers to AUTHENTICATE PLAIN. */
  signIn(credentials: string): Reply {
    return this.#signedIn(authenticatePlain(credentials, this.#account));
  }

  #replyToStranger(verb: string, args: readonly Value[]): Reply | Awaited {
    if (verb === 'LOGIN') return this.#signedIn(login(args, this.#account));
    if (verb !== 'AUTHENTICATE') return bad('Sign in first.');
    const [mechanism, initial] = args.map(textOf);
    if (mechanism?.toUpperCase() !== 'PLAIN') return no('[CANNOT] There is only PLAIN.');
    return initial == null ? { awaits: 'credentials', prompt: '' } : this.signIn(initial);
  }

  #signedIn(reply: Reply): Reply {
    if (reply.status === 'OK') this.#client = 'reader';
    return reply;
  }

  #replyToReader(verb: string, args: readonly Value[]): Reply | Awaited {
    switch (verb) {
      case 'LIST':
      case 'LSUB':
        return list(verb, args);
      case 'NAMESPACE':
        return ok('Done.', ['NAMESPACE (("" "/")) NIL NIL']);
      case 'STATUS':
        return status(args, this.#mailbox);
      case 'SELECT':
        return this.#open(args, 'READ-WRITE');
      case 'EXAMINE':
        return this.#open(args, 'READ-ONLY');
      case 'SUBSCRIBE':
        return isInbox(args[0]) ? ok('Done.') : onlyInbox;
      case 'IDLE':
        return { awaits: 'done', prompt: 'Listening.' };
      case 'APPEND':
      case 'CREATE':
      case 'DELETE':
      case 'RENAME':
      case 'UNSUBSCRIBE':
        return onlyInbox;
    }
    return this.#view ? this.#replyInMailbox(verb, args, this.#view) : bad('Open a mailbox first.');
  }

  #open(args: readonly Value[], access: View['access']): Reply {
    const { reply, view } = select(args, access, this.#mailbox);
    this.#view = view;
    return reply;
  }

  #replyInMailbox(verb: string, args: readonly Value[], view: View): Reply {
    const numbering = verb.startsWith('UID ') ? 'uid' : 'sequence';
    switch (verb) {
      case 'FETCH':
      case 'UID FETCH':
        return fetch(args, view, numbering);
      case 'SEARCH':
      case 'UID SEARCH':
        return search(args, view, numbering);
      case 'STORE':
      case 'UID STORE':
        return store(args, view, numbering);
      case 'EXPUNGE':
      case 'UID EXPUNGE':
        return expunge(args, view, numbering);
      case 'COPY':
      case 'UID COPY':
        return onlyInbox;
      case 'CHECK':
        return ok('Done.');
      case 'CLOSE':
        if (view.access === 'READ-WRITE') expunge([], view, 'sequence');
        this.#view = null;
        return ok('Done.');
      case 'UNSELECT':
        this.#view = null;
        return ok('Done.');
      default:
        return bad('That is no command.');
    }
  }
}

const onlyInbox = no('[CANNOT] There is only INBOX, and mail comes to it by SMTP alone.');
