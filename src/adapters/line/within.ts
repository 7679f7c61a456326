/** A call that got no answer in time. What it asked for may still have happened. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * Bounds a call of the SDK, which has no time limit of its own. A late answer or failure is dropped.
 * @throws NoAnswerError after `limitMs`
 */
export function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new NoAnswerError(`no answer in ${limitMs} ms`)),
      limitMs,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
