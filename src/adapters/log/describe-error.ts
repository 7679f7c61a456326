export interface ErrorLine {
  name: string;
  code?: string;
  /** Only of errors whose messages we write ourselves and keep free of data. */
  message?: string;
  /** Where it was thrown: functions and files, no message. */
  at?: string[];
  cause?: ErrorLine;
}

/** Errors that name keys, tables and limits in their messages, never what people wrote. */
const OWN_ERRORS = new Set([
  'TemplateError',
  'TranslationError',
  'DuplicateRecordError',
  'StoreRefusedError',
  'NoAnswerError',
]);
const FRAMES = 6;
const CAUSES = 3;

/**
 * What of an error may be logged. Messages of foreign errors are left out: a driver's or a parser's
 * quotes the very value it stumbled over.
 */
export function describeError(error: unknown, depth = CAUSES): ErrorLine {
  if (!(error instanceof Error)) return { name: typeof error };
  const line: ErrorLine = { name: error.name };
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number'))
    line.code = String(error.code);
  if (OWN_ERRORS.has(error.name)) line.message = error.message;
  const at = framesOf(error);
  if (at.length > 0) line.at = at;
  if (error.cause !== undefined && depth > 0) line.cause = describeError(error.cause, depth - 1);
  return line;
}

/** Stack lines after the message, which may itself look like one. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = message === '' ? 0 : stack.indexOf(message);
  if (start < 0) return [];
  return stack
    .slice(start + message.length)
    .split('\n')
    .filter((text) => /^ {4}at \S/.test(text))
    .slice(0, FRAMES)
    .map((text) => text.trim().slice(3));
}
