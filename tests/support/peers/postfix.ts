import { execFile, execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeCertificates } from '../certificates.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import type { Dovecot } from './dovecot.ts';
import { freePorts } from './free-port.ts';

const run = promisify(execFile);

/** What postfix says to RCPT for these recipients instead of taking their mail. */
export type Answers = Readonly<Record<string, string>>;

/** A mail server that delivers into the mailboxes of a dovecot. */
export type Postfix = Daemon &
  Readonly<{
    /** Submission (RFC 6409): STARTTLS, then a login, are required. */
    submission: number;
    /** Submission over TLS from the first byte (RFC 8314). */
    submissions: number;
    /** Where other servers bring mail: STARTTLS is offered, nobody signs in, nothing is relayed. */
    mx: number;
    /** The same without TLS, while the filter that has to be asked (a milter) is away. */
    filterless: number;
    /** Delivers everything that an answer of `HOLD` has kept back. */
    release(): Promise<void>;
  }>;

type Ports = Pick<Postfix, 'submission' | 'submissions' | 'mx' | 'filterless'>;

/** Starts postfix on free ports of 127.0.0.1 for mail to `domain`. It needs root. */
export async function startPostfix(
  domain: string,
  { lmtp, sasl }: Pick<Dovecot, 'lmtp' | 'sasl'>,
  answers: Answers,
): Promise<Postfix> {
  const { good } = await makeCertificates();
  const [submission = 0, submissions = 0, mx = 0, filterless = 0] = await freePorts(4);
  const ports = { submission, submissions, mx, filterless };
  let folder = '';
  const daemon = await startDaemon(async (given) => {
    folder = given;
    await makeFolders(folder);
    await writeFile(join(folder, 'server.pem'), `${good.key}${good.cert}`, { mode: 0o600 });
    await writeFile(join(folder, 'main.cf'), mainConfig(folder, domain, lmtp, sasl, answers));
    await writeFile(join(folder, 'master.cf'), masterConfig(ports));
    return {
      // Not the wrapper `postfix start-fg`: a signal to that one leaves the others running.
      program: '/usr/lib/postfix/sbin/master',
      args: ['-c', folder, '-s'],
      ports: Object.values(ports),
      logFile: join(folder, 'mail.log'),
    };
  });
  const release = async () => {
    await run('/usr/sbin/postsuper', ['-c', folder, '-H', 'ALL']);
    await run('/usr/sbin/postqueue', ['-c', folder, '-f']);
  };
  return { ...daemon, ...ports, release };
}

const queues = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming'];

/** What `postfix check` would make, with the same owners and rights, but at once. */
async function makeFolders(folder: string): Promise<void> {
  const [user, group] = ['-u', '-g'].map((option) => numberFrom('id', [option, 'postfix']));
  const dropGroup = numberFrom('stat', ['-c', '%g', '/usr/sbin/postdrop']);
  const make = async (name: string, mode: number, groupId = 0) => {
    await mkdir(join(folder, name), { recursive: true });
    await chown(join(folder, name), user ?? 0, groupId);
    await chmod(join(folder, name), mode);
  };
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'queue/pid'), { recursive: true });
  await make('data', 0o700, group);
  for (const name of [...queues, 'private', 'saved', 'trace']) await make(`queue/${name}`, 0o700);
  await make('queue/public', 0o2710, dropGroup);
  await make('queue/maildrop', 0o1730, dropGroup);
}

function numberFrom(program: string, args: readonly string[]): number {
  return Number(execFileSync(program, args));
}

function mainConfig(
  folder: string,
  domain: string,
  lmtp: number,
  sasl: number,
  answers: Answers,
): string {
  const table = Object.entries(answers).map(([address, answer]) => `{${address} = ${answer}}`);
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/mail.log
maillog_file_prefixes = ${folder}
myhostname = mail.${domain}
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
virtual_mailbox_domains = ${domain}
virtual_transport = lmtp:inet:127.0.0.1:${lmtp}
default_transport = error:nothing leaves this machine
recipient_delimiter = +
disable_dns_lookups = yes
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
smtpd_tls_chain_files = ${folder}/server.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${sasl}
smtpd_client_connection_rate_limit = 0
smtpd_recipient_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_restriction_classes = answers
answers = check_recipient_access inline:{${table.join(', ')}}
smtpd_relay_restrictions = answers, permit_sasl_authenticated, reject_unauth_destination
`;
}

function masterConfig({ submission, submissions, mx, filterless }: Ports): string {
  const signedIn =
    '-o smtpd_sasl_auth_enable=yes -o smtpd_client_restrictions=permit_sasl_authenticated,reject';
  return `
127.0.0.1:${mx} inet n - n - - smtpd
127.0.0.1:${filterless} inet n - n - - smtpd -o smtpd_tls_security_level=none -o smtpd_milters=inet:127.0.0.1:1
127.0.0.1:${submission} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt ${signedIn}
127.0.0.1:${submissions} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes ${signedIn}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
flush unix n - n 1000? 0 flush
showq unix n - n - - showq
error unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
}
