import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { api } from './api.ts';
import { chat } from './chat.ts';
import { email } from './email.ts';
import { holidayHours } from './holiday-hours.ts';
import { payments } from './payments.ts';
import { phone } from './phone.ts';
import { plannedWork } from './planned-work.ts';
import { security } from './security.ts';
import { signin } from './signin.ts';
import { slow } from './slow.ts';
import { verification } from './verification.ts';
import { withdrawals } from './withdrawals.ts';

/**
 * The templates that come with the program, in the order in which they are offered. They are written
 * into the database once, by their slugs; from then on staff change them there.
 */
export const shippedTemplates: readonly ShippedTemplate[] = [
  ...[chat, phone, email, api],
  ...[signin, payments, withdrawals, verification],
  ...[slow, security, plannedWork, holidayHours],
];
