import type { LineError } from '../messages/line-errors.ts';

/** What the platform answers to one call, and what it did for it. */
export interface Answer {
  status: number;
  /** An object is sent as JSON, a Buffer as it is (with its content type in `headers`). */
  body: object | Buffer;
  headers?: Record<string, string>;
  /** Messages of the monthly quota that the call used. */
  cost?: number;
  /** Chats that got messages. */
  recipients?: string[];
}

export const ok = (body: object = {}): Answer => ({ status: 200, body });
export const accepted = (): Answer => ({ status: 202, body: {} });
export const refuse = (status: number, message: string): Answer => ({ status, body: { message } });
export const badRequest = (error: LineError): Answer => ({ status: 400, body: error });
/** What an account that LINE has not verified hears from some endpoints. */
export const notForThisAccount = () =>
  refuse(403, 'Access to this API is not available for your account');
export const notFound = (message = 'Not found'): Answer => refuse(404, message);

/** A "The request body has 1 error(s)" for one property. */
export function bodyFault(property: string, message: string): Answer {
  const details = [{ message, property }];
  return badRequest({ message: 'The request body has 1 error(s)', details });
}
