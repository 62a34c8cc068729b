import type { Localized } from './localized.ts';
import type { LogoFormat } from './logo/logo.ts';

/** A logo as pages show it: where it is served, and its sides, which tell its shape. */
export type Logo = Readonly<{ path: string; width: number; height: number }>;

/** The image of a logo as it is stored; `hash` is of its bytes, and part of its path. */
export type LogoImage = Readonly<{
  format: LogoFormat;
  width: number;
  height: number;
  hash: string;
  base64: string;
}>;

/** A logo as pages show it. Its path changes with its content. */
export function logoOf({ format, hash, width, height }: LogoImage): Logo {
  return { path: `/logo-${hash}.${format}`, width, height };
}

/** A link at the foot of every page; `href` is `https:`, `mailto:` or `tel:`. */
export type BrandLink = Readonly<{ label: Localized; href: string }>;

/** A number under which the site is registered, and where it can be looked up (`https:`). */
export type Registration = Readonly<{ label: string; href: string }>;

/** How an installation makes the pages its own. */
export type Brand = Readonly<{
  /** It stands for the name of the site. */
  logo: Logo | null;
  /** `#rrggbb`: of lines, of the mark and of the focus, never of text. */
  accent: string | null;
  links: readonly BrandLink[];
  footer: Localized | null;
  registrations: readonly Registration[];
}>;

/** A brand as the site file writes it (docs/look.md). */
export type BrandDefinition = Readonly<{
  /** Name of a file beside the site file: PNG, JPEG, WebP, or an SVG that only draws. */
  logo?: string;
  /** `#rrggbb`, to be seen on the light and on the dark page. */
  accent?: string;
  /** At most five. */
  links?: readonly BrandLink[];
  footer?: Localized;
  /** At most five; `href` may be left out of numbers that are recognised (`registerOf`). */
  registrations?: readonly Readonly<{ label: string; href?: string }>[];
}>;

/** The provinces by the letters that begin a number. */
const province = '[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇藏陕甘陇青宁新]';
const icp = new RegExp(`^${province}ICP备\\d{5,12}号(-\\d{1,4})?$`);
const security = new RegExp(`^${province}公网安备 ?(?<number>\\d{14})号$`);

/** Where the usual numbers of sites in mainland China can be looked up; null for any other label. */
export function registerOf(label: string): string | null {
  if (icp.test(label)) return 'https://beian.miit.gov.cn/';
  const number = security.exec(label)?.groups?.number;
  return number ? `https://beian.mps.gov.cn/#/query/webSearch?code=${number}` : null;
}
