import * as z from 'zod';
import { body } from './fields.ts';

/**
 * A better wording of an update, or a translation that was pending; a language that is left out stays.
 * What it said before stays in its public history.
 */
export const editedUpdate = z.strictObject({ body }).meta({ id: 'EditedUpdate' });
