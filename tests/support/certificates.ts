import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate with its key, both PEM. */
export type Identity = Readonly<{ cert: string; key: string }>;

/** An authority and servers' certificates, good and bad; all but `wrongHost` are for localhost. */
export type Certificates = Readonly<{
  ca: string;
  good: Identity;
  wrongHost: Identity;
  expired: Identity;
  notYetValid: Identity;
  /** In order, but from an authority that nobody knows. */
  untrusted: Identity;
}>;

/** What is asked of an authority; by default it begins now and is good for two days. */
type Leaf = Readonly<{
  name: string;
  /** The common name; by default the name. */
  subject?: string;
  names?: string;
  days?: number;
  start?: string;
  end?: string;
}>;

let made: Promise<Certificates> | null = null;

/** Makes them once per process with openssl, in a directory that is removed again. */
export function makeCertificates(): Promise<Certificates> {
  made ??= inTemporaryDirectory(async (directory) => {
    const ca = await makeAuthority(directory, 'ca');
    await makeAuthority(directory, 'stranger');
    return {
      ca,
      good: await makeLeaf(directory, 'ca', { name: 'good' }),
      wrongHost: await makeLeaf(directory, 'ca', {
        name: 'wrong-host',
        names: 'DNS:elsewhere.example',
      }),
      expired: await makeLeaf(directory, 'ca', {
        name: 'expired',
        start: '20200101000000Z',
        end: '20200201000000Z',
      }),
      notYetValid: await makeLeaf(directory, 'ca', {
        name: 'not-yet-valid',
        start: '20480101000000Z',
        end: '20490101000000Z',
      }),
      untrusted: await makeLeaf(directory, 'stranger', { name: 'untrusted' }),
    };
  });
  return made;
}

/** Works in a directory that is removed afterwards. */
export async function inTemporaryDirectory<Result>(work: (directory: string) => Promise<Result>) {
  const directory = await mkdtemp(join(tmpdir(), 'helplight-certificates-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Makes an authority that nobody else has signed, and returns its certificate. */
export async function makeAuthority(directory: string, name: string): Promise<string> {
  const file = (suffix: string) => join(directory, `${name}.${suffix}`);
  await prepareToSign(directory, name);
  await newKey(file('key'));
  const subject = ['-subj', `/CN=Helplight test ${name}`];
  const extensions = ['-addext', 'basicConstraints=critical,CA:TRUE'];
  await run('openssl', [
    ...['req', '-x509', '-new', '-days', '2', '-key', file('key'), '-out', file('pem')],
    ...subject,
    ...extensions,
  ]);
  return readFile(file('pem'), 'utf8');
}

/** Lets the certificate of this name sign others. */
export async function prepareToSign(directory: string, name: string): Promise<void> {
  const file = (suffix: string) => join(directory, `${name}.${suffix}`);
  await writeFile(file('cnf'), authorityConfig(file));
  await writeFile(file('index'), '');
}

/** A certificate for a server, signed by an authority. */
export async function makeLeaf(
  directory: string,
  authority: string,
  leaf: Leaf,
): Promise<Identity> {
  const names = leaf.names ?? 'DNS:localhost,IP:127.0.0.1';
  await newKey(join(directory, `${leaf.name}.key`));
  return signed(directory, authority, leaf, `subjectAltName=${names}`);
}

/**
 * Has an authority sign the key that lies there under the name of the leaf. `openssl ca` is used
 * because `openssl x509` of version 3.0 cannot set the first day.
 */
export async function signed(
  directory: string,
  authority: string,
  leaf: Leaf,
  extension: string,
): Promise<Identity> {
  const file = (suffix: string) => join(directory, `${leaf.name}.${suffix}`);
  await writeFile(file('ext'), `${extension}\n`);
  const subject = ['-subj', `/CN=${leaf.subject ?? leaf.name}`];
  await run('openssl', ['req', '-new', '-key', file('key'), '-out', file('csr'), ...subject]);
  await run('openssl', [
    ...['ca', '-batch', '-notext', '-config', join(directory, `${authority}.cnf`)],
    ...['-in', file('csr'), '-out', file('pem'), '-extfile', file('ext')],
    ...(leaf.start ? ['-startdate', leaf.start] : []),
    ...(leaf.end ? ['-enddate', leaf.end] : ['-days', String(leaf.days ?? 2)]),
  ]);
  return { cert: await readFile(file('pem'), 'utf8'), key: await readFile(file('key'), 'utf8') };
}

/** A new private key. */
export async function newKey(file: string): Promise<void> {
  const curve = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  await run('openssl', ['genpkey', ...curve, '-out', file]);
}

function authorityConfig(file: (suffix: string) => string): string {
  return `[ca]
default_ca = authority
[authority]
database = ${file('index')}
new_certs_dir = ${join(file('cnf'), '..')}
certificate = ${file('pem')}
private_key = ${file('key')}
default_md = sha256
policy = anything
unique_subject = no
rand_serial = yes
[anything]
commonName = supplied
`;
}
