import type { Reading } from '../interpreter/reading.ts';

/** An answer to a step. */
export type Input =
  /** Typed words, as they came and as the interpreter reads them. */
  | { kind: 'text'; text: string; reading: Reading }
  /** A button of this step. */
  | { kind: 'choice'; value: string }
  /** A date (`YYYY-MM-DD`) or date and time (`YYYY-MM-DDTHH:mm`) from a picker of this step. */
  | { kind: 'picked'; value: string; picked: string }
  /** A picture, fetched and stored. */
  | { kind: 'media'; mediaId: string }
  /** A picture just sent: answer with `awaitMedia` to have it fetched. */
  | { kind: 'image'; messageId: string }
  | { kind: 'media-failed'; reason: 'gone' | 'too-large' | 'unreachable' };
