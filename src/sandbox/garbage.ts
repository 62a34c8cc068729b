import { randomBytes } from 'node:crypto';

/** 0xff begins no text, and as a frame it has all reserved bits set (RFC 6455 §5.2). */
export function garbage(): Buffer {
  return Buffer.concat([Buffer.of(0xff), randomBytes(511)]);
}
