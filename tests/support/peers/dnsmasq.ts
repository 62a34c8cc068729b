import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePorts } from './free-port.ts';

/** A name server that knows the domains below `test`, and no other. */
export type Dnsmasq = Daemon & Readonly<{ server: Readonly<{ host: string; port: number }> }>;

/** What a domain says about its mail. */
type MailRecords = Readonly<{
  mx: readonly string[];
  spf: readonly string[];
  dmarc: readonly string[];
  /** The record of the selector `k1`. */
  dkim: readonly string[];
}>;

/** Starts dnsmasq on a free port of 127.0.0.1, over UDP and TCP. */
export async function startDnsmasq(): Promise<Dnsmasq> {
  const [port = 0] = await freePorts(1);
  const daemon = await startDaemon(async (folder) => {
    const file = join(folder, 'dnsmasq.conf');
    await writeFile(file, configOf(port));
    return { program: '/usr/sbin/dnsmasq', args: ['-k', `--conf-file=${file}`], ports: [port] };
  });
  return { ...daemon, server: { host: '127.0.0.1', port } };
}

function configOf(port: number): string {
  return `
port=${port}
listen-address=127.0.0.1
bind-interfaces
no-resolv
no-hosts
pid-file=
log-facility=-
${process.getuid?.() === 0 ? 'user=root' : ''}
local=/test/
host-record=mx1.test,192.0.2.1
host-record=mx2.test,192.0.2.2,2001:db8::2
host-record=only6.test,2001:db8::6
cname=alias.test,mx1.test
${Object.entries(domains).flatMap(linesOf).join('\n')}
`;
}

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const wellKept: MailRecords = {
  mx: ['mx1.test', 'mx2.test'],
  spf: ['v=spf1 mx -all'],
  dmarc: ['v=DMARC1; p=reject; rua=mailto:dmarc@good.test'],
  dkim: [`v=DKIM1; k=rsa; p=${key}`],
};

/** Domains by name: what differs from one that is well kept. */
const domains: Readonly<Record<string, Partial<MailRecords>>> = {
  'good.test': {},
  'xn--fiqs8s.test': {},
  'six.test': { mx: ['only6.test'] },
  // More than fits into one packet.
  'long.test': { spf: ['x'.repeat(800), 'y'.repeat(800), 'v=spf1 mx -all'] },
  // Receivers find the policy of the domain above.
  'help.good.test': { dmarc: [] },
  'no-mx.test': { mx: [] },
  'null-mx.test': { mx: ['.'] },
  'lost-mx.test': { mx: ['nowhere.test'] },
  'half-mx.test': { mx: ['mx1.test', 'nowhere.test'] },
  'alias-mx.test': { mx: ['mx2.test', 'alias.test'] },
  'no-spf.test': { spf: [] },
  'two-spf.test': { spf: ['v=spf1 -all', 'v=spf1 mx -all'] },
  'bad-spf.test': { spf: ['v=spf1 ipv4:192.0.2.1 -all'] },
  'no-dmarc.test': { dmarc: [] },
  'two-dmarc.test': { dmarc: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
  'bad-dmarc.test': { dmarc: ['v=DMARC1; p=all'] },
  'no-dkim.test': { dkim: [] },
  'revoked-dkim.test': { dkim: ['v=DKIM1; p='] },
  'cut-dkim.test': { dkim: [`v=DKIM1; p=${key.slice(0, 200)}`] },
  'worst.test': { mx: ['nowhere.test'], spf: [], dmarc: [], dkim: [] },
};

function linesOf([domain, different]: readonly [string, Partial<MailRecords>]): readonly string[] {
  const { mx, spf, dmarc, dkim } = { ...wellKept, ...different };
  return [
    // Something that makes the name exist, whatever is missing.
    `host-record=${domain},192.0.2.80`,
    ...mx.map((host, at) => `mx-host=${domain},${host},${10 * at}`),
    ...spf.map((text) => textLine(domain, text)),
    ...dmarc.map((text) => textLine(`_dmarc.${domain}`, text)),
    ...dkim.map((text) => textLine(`k1._domainkey.${domain}`, text)),
  ];
}

/** In pieces of at most 255 bytes (RFC 1035 §3.3). */
function textLine(name: string, text: string): string {
  const pieces = text.match(/.{1,255}/g) ?? [];
  return `txt-record=${[name, ...pieces.map((piece) => `"${piece}"`)].join(',')}`;
}
