import * as z from 'zod';
import { registerOf } from '../../domain/brand.ts';
import { contrastBetween } from '../../domain/contrast.ts';
import { papers } from '../../domain/papers.ts';
import { address, linkTarget, localized, text } from './text.ts';

/** Shape of the `brand` of a site (docs/look.md). */

/** The name of an image that lies beside the site file. */
export const logoName = z
  .string({ error: 'must be the name of a file beside this one, such as "logo.svg"' })
  .regex(
    /^\w[\w.-]{0,99}$/,
    'must be the name of a file beside this one, without a folder, such as "logo.svg"',
  );

/** What lines and the focus need against the page (WCAG 2.2, 1.4.11). */
const leastContrast = 3;

const accent = z
  .string({ error: 'must be a colour such as "#1f6feb"' })
  .regex(/^#[\da-f]{6}$/i, {
    error: 'must be a colour written #rrggbb, such as "#1f6feb"',
    abort: true,
  })
  .superRefine((colour, context) => {
    const message = accentRemedy(colour);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** A colour that is too pale for the light page, or too dark for the other, cannot be seen there. */
function accentRemedy(colour: string): string | null {
  const light = contrastBetween(colour, papers.light);
  const dark = contrastBetween(colour, papers.dark);
  if (Math.min(light, dark) >= leastContrast) return null;
  const [theme, ratio, shade] =
    light < dark ? ['light', light, 'darker'] : ['dark', dark, 'lighter'];
  return `is ${colour}, which has a contrast of ${shown(ratio)}:1 on the ${theme} page; it needs ${leastContrast}:1, use a ${shade} shade`;
}

/** Rounded down: 2.999 is not 3. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

const link = z.strictObject({ label: localized, href: linkTarget });

const registration = z
  .strictObject({
    label: text,
    href: address(/^https:\/\/[^\s\p{Cc}\p{Cf}]+$/u, 'must begin with https://').exactOptional(),
  })
  .transform(({ label, href = registerOf(label) }, context) => {
    if (href !== null) return { label, href };
    const message = `is missing, and "${label}" is no number that is recognised; add where it can be looked up`;
    context.addIssue({ code: 'custom', path: ['href'], message });
    return z.NEVER;
  });

/**
 * A brand as a file writes it; whether its logo is right shows with the file. It comes with
 * the addresses of the usual registers filled in.
 */
export const brandSchema = z.strictObject(
  {
    logo: logoName.nullable().default(null),
    accent: accent.nullable().default(null),
    links: z.array(link).max(5, 'must be at most five links; remove some').default([]),
    footer: localized.nullable().default(null),
    registrations: z
      .array(registration)
      .max(5, 'must be at most five numbers; remove some')
      .default([]),
  },
  { error: 'must be settings such as { logo: "logo.svg", accent: "#1f6feb" }' },
);
