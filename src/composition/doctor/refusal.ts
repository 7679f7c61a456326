import { StoreRefusedError, StoreUnavailableError } from '../../ports/records/errors.ts';
import { fail, type Finding } from './finding.ts';

/** What a failing store says, as a line. Errors that are neither keep their kind and code only. */
export function refusal(check: string, error: unknown, todo: string): Finding {
  if (error instanceof StoreRefusedError) return fail(check, error.message, error.advice);
  if (error instanceof StoreUnavailableError) return fail(check, error.message, todo);
  const { name = 'unknown fault', code } = error as { name?: string; code?: string | number };
  return fail(check, [name, code].filter(Boolean).join(' '), todo);
}
