/**
 * `fail`: the bot does not work like this. `warn`: it works, something is missing. `note`: cannot be
 * looked at from here, to be seen to by a person. `skip`: does not apply, or an earlier line is in the way.
 */
export type FindingState = 'ok' | 'warn' | 'fail' | 'note' | 'skip';

/** One line of the doctor. */
export interface Finding {
  check: string;
  state: FindingState;
  /** What was seen; never a secret. */
  says: string;
  /** What to do about it. */
  todo?: string;
}

const make =
  (state: FindingState) =>
  (check: string, says: string, todo?: string): Finding => ({
    check,
    state,
    says,
    ...(todo !== undefined && { todo }),
  });

export const ok = make('ok');
export const warn = make('warn');
export const fail = make('fail');
export const note = make('note');
export const skip = make('skip');
