import { type ImageSize, jpegSize, pngSize, svgSize, webpSize } from './image-size.ts';
import { activeIn } from './inert-svg.ts';

/** What a logo may be, as the names of such files end. */
export type LogoFormat = 'png' | 'jpg' | 'webp' | 'svg';

/** What is in an image file; `remedy` says what was found and what to do about it. */
export type LogoContent =
  | (Readonly<{ kind: 'logo'; format: LogoFormat }> & ImageSize)
  | Readonly<{ kind: 'refused'; remedy: string }>;

/** How large the file of a logo may be, in bytes. */
export const logoLimit = 256 * 1024;

/** The longest side of a raster image, in pixels: a small file can unfold to a very large picture. */
const longestSide = 2048;

/** Tells by its content what an image is, and whether it may be a logo. Never throws. */
export function readLogo(bytes: Uint8Array): LogoContent {
  if (bytes.length > logoLimit) return tooLarge(bytes.length);
  const format = formatOf(bytes);
  if (format === null) return refused(`must be PNG, JPEG, WebP or SVG; ${beginning(bytes)}`);
  const active = format === 'svg' ? activeIn(bytes) : null;
  if (active !== null) return refused(active);
  const size = sizes[format](bytes);
  if (size === null) return refused(format === 'svg' ? sizeless : damaged);
  const { width, height } = size;
  if (format !== 'svg' && Math.max(width, height) > longestSide) {
    return refused(`is ${width} × ${height} pixels; make it at most ${longestSide} on each side`);
  }
  return { kind: 'logo', format, width, height };
}

/** The refusal of a file of so many bytes. */
export function tooLarge(bytes: number): LogoContent {
  const kib = Math.ceil(bytes / 1024);
  return refused(`is ${kib} KiB; make it at most ${logoLimit / 1024} KiB`);
}

const sizes: Readonly<Record<LogoFormat, (bytes: Uint8Array) => ImageSize | null>> = {
  png: pngSize,
  jpg: jpegSize,
  webp: webpSize,
  svg: (bytes) => svgSize(new TextDecoder().decode(bytes)),
};

const sizeless = 'tells no size; give its <svg> a viewBox, such as viewBox="0 0 120 32"';
const damaged = 'is damaged, its size cannot be read; save it again';

/** By the first bytes, never by the name. */
function formatOf(bytes: Uint8Array): LogoFormat | null {
  const head = String.fromCharCode(...bytes.subarray(0, 512));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  return /^(\xef\xbb\xbf)?\s*</.test(head) ? 'svg' : null;
}

function beginning(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'it is empty';
  const hex = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `it begins with the bytes ${hex.join(' ')}`;
}

function refused(remedy: string): LogoContent {
  return { kind: 'refused', remedy };
}
