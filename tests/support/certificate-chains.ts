import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Identity,
  inTemporaryDirectory,
  makeAuthority,
  makeLeaf,
  newKey,
  prepareToSign,
  signed,
} from './certificates.ts';

/** What servers for localhost may show; the authority itself ends in two days, which is no matter. */
export type Chains = Readonly<{
  ca: string;
  /** Of this many days, straight from the authority. */
  days3: Identity;
  days14: Identity;
  days40: Identity;
  /** Of 40 days, from an intermediate of 14. */
  shortIntermediate: Identity;
  /** The same, with another certificate between the two, and the authority at the end. */
  disorderly: Identity;
  /** The same without the intermediate. */
  incomplete: Identity;
  /** Of 40 days, from an intermediate that has ended. */
  endedIntermediate: Identity;
  /** Of 40 days, with the authority signed by another one, which ended long ago. */
  crossSigned: Identity;
}>;

const isAuthority = 'basicConstraints=critical,CA:TRUE';

let made: Promise<Chains> | null = null;

/** Makes them once per process with openssl. */
export function makeChains(): Promise<Chains> {
  made ??= inTemporaryDirectory(async (directory) => {
    const ca = await makeAuthority(directory, 'ca');
    const stranger = await makeAuthority(directory, 'stranger');
    const ofDays = (days: number) => makeLeaf(directory, 'ca', { name: `days-${days}`, days });
    const days40 = await ofDays(40);
    const short = await makeIntermediate(directory, { name: 'short', days: 14 });
    const below = await makeLeaf(directory, 'short', { name: 'below-short', days: 40 });
    const ended = await makeIntermediate(directory, { name: 'ended', ...longAgo });
    const belowEnded = await makeLeaf(directory, 'ended', { name: 'below-ended', days: 40 });
    const crossSignature = await crossSign(directory, 'ca', 'stranger');
    return {
      ca,
      days3: await ofDays(3),
      days14: await ofDays(14),
      days40,
      shortIntermediate: withChain(below, short),
      disorderly: withChain(below, stranger, short, ca),
      incomplete: below,
      endedIntermediate: withChain(belowEnded, ended),
      crossSigned: withChain(days40, crossSignature),
    };
  });
  return made;
}

const longAgo = { start: '20200101000000Z', end: '20200201000000Z' };

function withChain({ cert, key }: Identity, ...others: readonly string[]): Identity {
  return { cert: [cert, ...others].join(''), key };
}

async function makeIntermediate(
  directory: string,
  leaf: Parameters<typeof signed>[2],
): Promise<string> {
  await newKey(join(directory, `${leaf.name}.key`));
  await prepareToSign(directory, leaf.name);
  return (await signed(directory, 'ca', leaf, isAuthority)).cert;
}

/** The certificate of an authority as another one, long ago, signed it. */
async function crossSign(directory: string, name: string, by: string): Promise<string> {
  const leaf = { name: 'cross', subject: `Helplight test ${name}`, ...longAgo };
  await copyFile(join(directory, `${name}.key`), join(directory, 'cross.key'));
  return (await signed(directory, by, leaf, isAuthority)).cert;
}
