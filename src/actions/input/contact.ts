import * as z from 'zod';
import { contactSchema } from '../written/contact.ts';

/** The official way in of a component, as it is to be from now on; null for none. */
export const changedContact = z.strictObject({ contact: contactSchema.nullable() });
