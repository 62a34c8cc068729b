/** The beginning of a PNG of this size; what shows a logo's size is all that is needed. */
export function somePng(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(40);
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A JPEG of this size up to its frame header, after a segment that is to be passed over. */
export function someJpeg(width: number, height: number): Uint8Array {
  const frame = [0xff, 0xc2, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, ...frame, 0x11, 0]);
}

/** A WebP whose first chunk is this one. */
export function someWebp(chunk: 'VP8 ' | 'VP8L' | 'VP8X' | 'ALPH', data: readonly number[]) {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write(`WEBP${chunk}`, 8, 'latin1');
  bytes.set(data, 20);
  return Uint8Array.from(bytes);
}

/** A logo that only draws, five times as wide as it is high. */
export const someSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 32"><path d="M0 0h160v32z" fill="#1f6feb"/></svg>';
