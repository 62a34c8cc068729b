import * as z from 'zod';
import type { Value } from '../../../domain/monitor/probe-definition.ts';
import type { Environment } from '../targets.ts';
import type { NoteFault } from './kind.ts';

/** The name of an environment variable. */
export const environmentName = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]*$/,
    'must be the name of an environment variable, such as SUPPORT_CHAT_URL',
  );

/** A text, or the name of the variable that holds it. */
export const value = z.union([z.string().min(1), z.strictObject({ env: environmentName })], {
  error: 'must be a text or { env: "NAME" }',
});

/** The variable that a value waits for; null when it is there. */
export function unsetIn(environment: Environment, wanted: Value): string | null {
  return typeof wanted === 'string' || environment[wanted.env] ? null : wanted.env;
}

/** Reads the values of one probe and notes every fault; what they hold is never quoted. */
export class Values {
  constructor(
    readonly environment: Environment,
    readonly note: NoteFault,
  ) {}

  /** The text of a value; null when its variable is not set. */
  text(wanted: Value): string | null {
    return typeof wanted === 'string' ? wanted : this.environment[wanted.env] || null;
  }

  /** What a value stands for in a shape; null, and a fault, when it is not set or does not fit. */
  required<Read>(wanted: Value, shape: z.ZodType<Read>, ...path: PropertyKey[]): Read | null {
    const unset = unsetIn(this.environment, wanted);
    if (unset === null) return this.#read(wanted, shape, path);
    this.note(`needs the environment variable ${unset}; set it`, ...path);
    return null;
  }

  /** The same for a value that may be left out or not set: null then, which is no fault. */
  optional<Read>(
    wanted: Value | undefined,
    shape: z.ZodType<Read>,
    ...path: PropertyKey[]
  ): Read | null {
    if (wanted === undefined || unsetIn(this.environment, wanted) !== null) return null;
    return this.#read(wanted, shape, path);
  }

  #read<Read>(wanted: Value, shape: z.ZodType<Read>, path: PropertyKey[]): Read | null {
    const result = shape.safeParse(this.text(wanted));
    if (result.success) return result.data;
    const source = typeof wanted === 'string' ? '' : `is taken from ${wanted.env} and `;
    for (const { message } of result.error.issues) this.note(`${source}${message}`, ...path);
    return null;
  }
}
