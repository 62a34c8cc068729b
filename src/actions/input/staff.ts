import * as z from 'zod';
import { AppError } from '../../domain/app-error.ts';
import { roles } from '../../domain/staff.ts';
import { cleanText } from '../../domain/user-text.ts';

const nameSays = 'Give a name of 1 to 100 characters, on one line.';
const emailSays = 'Give an email address such as ada@example.com.';
const passwordSays = 'Choose a password of 12 to 128 characters.';

const name = z
  .string(nameSays)
  .max(400, { error: nameSays, abort: true })
  .overwrite(cleanText)
  .min(1, nameSays)
  .max(100, nameSays)
  .refine((text) => !text.includes('\n'), nameSays);

const email = z
  .string(emailSays)
  .trim()
  .toLowerCase()
  .max(254, { error: emailSays, abort: true })
  .pipe(z.email(emailSays));

/** A password; it is taken as it was typed. */
const password = z.string(passwordSays).min(12, passwordSays).max(128, passwordSays);

const role = z.enum(roles, `Name a role: ${roles.join(', ')}.`);

/** The first person, who is asked for the address too. */
export const newOwner = z.strictObject({ name, email, password });

/** A person whose address the invitation names. */
export const invited = z.strictObject({ name, password });

export const invitation = z.strictObject({ email, role });

export const newPassword = z.strictObject({ password });

/** @throws AppError `invalid` where a password is what an attacker tries first. */
export function demandOtherThanAddress(password: string, email: string): void {
  if (password.toLowerCase() !== email) return;
  const detail = 'Choose a password other than the address.';
  throw new AppError('invalid', 'The password is the address.', [{ pointer: '/password', detail }]);
}

export const newRole = z.strictObject({ role });
