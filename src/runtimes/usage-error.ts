import { AppError } from '../domain/app-error.ts';

/** A command that was called wrongly: exit code 2, and a sentence that says how to call it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Throws what an action refused; what is wrong with its input was written in options. */
export function asUsage(error: unknown): never {
  const [fault] = error instanceof AppError ? error.faults : [];
  throw fault ? new UsageError(fault.detail) : error;
}
