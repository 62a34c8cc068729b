import { bad, no, ok, type Reply } from './imap-reply.ts';
import { textOf, type Value } from './imap-text.ts';
import { utf8 } from './intake.ts';

/** Who may read the mailbox. */
export type Account = Readonly<{ user: string; password: string }>;

/** LOGIN with user and password (RFC 3501 §6.2.3). */
export function login(args: readonly Value[], account: Account): Reply {
  const [user, password] = args.map(textOf);
  if (args.length !== 2 || user == null || password == null) return bad('LOGIN user password.');
  return signIn(utf8(user), utf8(password), account);
}

/** The answer to AUTHENTICATE PLAIN: base64 of identity, user and password (RFC 4616 §2). */
export function authenticatePlain(text: string, account: Account): Reply {
  if (text === '*') return bad('You have called it off.');
  const words = Buffer.from(text, 'base64').toString('utf8').split('\0');
  const [identity = '', user = '', password = ''] = words;
  if (words.length !== 3) return bad('That is not an answer to PLAIN.');
  if (identity !== '' && identity !== user) return no('[AUTHORIZATIONFAILED] Be yourself.');
  return signIn(user, password, account);
}

function signIn(user: string, password: string, account: Account): Reply {
  if (user === account.user && password === account.password) return ok('You are signed in.');
  return no('[AUTHENTICATIONFAILED] User or password is wrong.');
}
