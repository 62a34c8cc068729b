import * as z from 'zod';
import { linkTarget, localized } from './text.ts';

/** An official way in, as files and staff write it. */
export const contactSchema = z.strictObject({ label: localized, href: linkTarget });
