/** Width and height of an image: pixels, or the units of an SVG; both above 0. */
export type ImageSize = Readonly<{ width: number; height: number }>;

/** The size of a PNG by its IHDR chunk (PNG, third edition, §11.2.1); null when it is damaged. */
export function pngSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < 33 || ascii(bytes, 12, 4) !== 'IHDR') return null;
  const view = viewOf(bytes);
  return sized(view.getUint32(16), view.getUint32(20));
}

/** The size of a JPEG by its frame header (ITU-T T.81, B.2.2); null when it is damaged. */
export function jpegSize(bytes: Uint8Array): ImageSize | null {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = view.getUint16(at);
    if (isFrame(marker)) return sized(view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker >> 8 !== 0xff) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** SOF0 to SOF15, without DHT, JPG and DAC, which stand among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
}

/** The size of a WebP by its first chunk (RFC 9649 §2.5 to §2.7); null when it is damaged. */
export function webpSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < 30) return null;
  const view = viewOf(bytes);
  switch (ascii(bytes, 12, 4)) {
    case 'VP8 ':
      return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const packed = view.getUint32(21, true);
      return sized((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sized((view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1);
    default:
      return null;
  }
}

/** The size of an SVG by its viewBox, else by its width and height; null when it tells neither. */
export function svgSize(text: string): ImageSize | null {
  const root = /<svg\b[^>]*>/.exec(text)?.[0] ?? '';
  const value = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root)?.[1]?.trim() ?? '';
  const [, , width = 0, height = 0] = value('viewBox')
    .split(/[\s,]+/)
    .map(Number);
  return sized(width, height) ?? sized(units(value('width')), units(value('height')));
}

function units(length: string): number {
  return Number(/^([\d.]+)(px)?$/.exec(length)?.[1] ?? 0);
}

function sized(width: number, height: number): ImageSize | null {
  const usable = [width, height].every((side) => Number.isFinite(side) && side > 0);
  return usable ? { width: Math.ceil(width), height: Math.ceil(height) } : null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
