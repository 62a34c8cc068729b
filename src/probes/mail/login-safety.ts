import { Failure } from '../run.ts';

/** How a connection is protected, and whom it leads to. */
export type Channel = Readonly<{ security: 'plain' | 'tls'; remoteAddress: string | undefined }>;

/** Throws a `Failure` where others could read a login on its way. Within one machine nobody can. */
export function refuseOpenLogin({ security, remoteAddress }: Channel): void {
  if (security === 'tls' || isLoopback(remoteAddress ?? '')) return;
  throw new Failure(
    'encryption_missing',
    'The server offers no STARTTLS, so nothing was signed in.',
  );
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./i.test(address);
}
