import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificates } from '../certificates.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePorts } from './free-port.ts';

/** Who has a mailbox, by address; the address is the name to sign in with. */
export type Accounts = Readonly<Record<string, string>>;

/** Mailboxes behind IMAP, and what a mail server needs of them. */
export type Dovecot = Daemon &
  Readonly<{
    /** IMAP that offers STARTTLS, and wants it unless the client is on this machine. */
    imap: number;
    /** IMAP over TLS from the first byte. */
    imaps: number;
    /** Takes mail into the mailboxes; what stands behind `+` names the folder (RFC 5233). */
    lmtp: number;
    /** Checks sign-ins for others, in Dovecot's own protocol. */
    sasl: number;
  }>;

/** Starts dovecot on free ports of 127.0.0.1. It needs root, and forgets failed logins at once. */
export async function startDovecot(accounts: Accounts): Promise<Dovecot> {
  const { good } = await makeCertificates();
  const [imap = 0, imaps = 0, lmtp = 0, sasl = 0] = await freePorts(4);
  const daemon = await startDaemon(async (folder) => {
    const file = (name: string) => join(folder, name);
    // Its processes run as several users, and all of them look into the folder.
    await chmod(folder, 0o755);
    await mkdir(file('mail'));
    await chmod(file('mail'), 0o777);
    await writeFile(file('server.crt'), good.cert);
    await writeFile(file('server.key'), good.key, { mode: 0o600 });
    await writeFile(file('users'), passwordFile(accounts));
    await writeFile(file('dovecot.conf'), configOf(folder, { imap, imaps, lmtp, sasl }));
    const args = ['-F', '-c', file('dovecot.conf')];
    return { program: '/usr/sbin/dovecot', args, ports: [imap, imaps, lmtp, sasl] };
  });
  return { ...daemon, imap, imaps, lmtp, sasl };
}

function passwordFile(accounts: Accounts): string {
  const coded = (password: string) => Buffer.from(password).toString('base64');
  return Object.entries(accounts)
    .map(([address, password]) => `${address}:{PLAIN.b64}${coded(password)}:::::\n`)
    .join('');
}

type Ports = Pick<Dovecot, 'imap' | 'imaps' | 'lmtp' | 'sasl'>;

/** Dovecot punishes wrong passwords by waiting; off here, as all tests share one address. */
function configOf(folder: string, { imap, imaps, lmtp, sasl }: Ports): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
protocols = imap lmtp
listen = 127.0.0.1
first_valid_uid = 1
ssl = yes
ssl_cert = <${folder}/server.crt
ssl_key = <${folder}/server.key
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:${folder}/mail/%u
recipient_delimiter = +
lmtp_save_to_detail_mailbox = yes
lda_mailbox_autocreate = yes
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${sasl}
  }
}
`;
}
