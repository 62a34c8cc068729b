import { sha256Hex } from './hash.ts';
import { randomLetters } from './id.ts';

/** A new bearer token: `hl_` and 40 random letters, 206 bits. It is shown once and never stored. */
export function newTokenSecret(): string {
  return `hl_${randomLetters(40)}`;
}

/** A new secret of a link that works once: 40 random letters, 206 bits; stored like that of a token. */
export function newLinkSecret(): string {
  return randomLetters(40);
}

/** By what a token is known: its SHA-256 in hex. A secret of that many bits needs no slow hash. */
export function tokenHash(secret: string): Promise<string> {
  return sha256Hex(new TextEncoder().encode(secret));
}
