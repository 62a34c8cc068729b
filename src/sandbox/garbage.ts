import { randomBytes } from 'node:crypto';

/**
 * 0xff begins no text, and as a frame it has all reserved bits set (RFC 6455 §5.2). The end of a
 * line is there for those who listen line by line, and would wait for it.
 */
export function garbage(): Buffer {
  return Buffer.concat([Buffer.of(0xff), randomBytes(509), Buffer.from('\r\n')]);
}
