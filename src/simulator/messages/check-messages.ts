import { MAX_MESSAGES_PER_CALL } from '../limits.ts';
import type { LineMessage } from '../sim-api.ts';
import { flexContainer, flexSizeFault } from './flex-containers.ts';
import {
  bodyError,
  flexError,
  invalidMessage,
  invalidProperty,
  pointer,
  templateError,
  type LineError,
} from './line-errors.ts';
import { messageEnvelope } from './message-envelopes.ts';
import { template } from './templates.ts';

/** What LINE would say against the `messages` of a request, or null when it would take them. */
export function messagesFault(messages: unknown): LineError | null {
  if (messages === undefined || messages === null) return listError('May not be empty');
  if (!Array.isArray(messages)) return invalidProperty('messages');
  if (messages.length === 0) return listError('May not be empty');
  if (messages.length > MAX_MESSAGES_PER_CALL) {
    return listError(`Size must be between 1 and ${MAX_MESSAGES_PER_CALL}`);
  }
  return envelopesFault(messages) ?? insidesFault(messages as LineMessage[]);
}

function listError(message: string): LineError {
  const details = [{ message, property: 'messages' }];
  return { message: 'The request body has 1 error(s)', details };
}

function envelopesFault(messages: readonly unknown[]): LineError | null {
  const issues = messages.flatMap((message, index) => {
    const checked = messageEnvelope.safeParse(message);
    if (checked.success) return [];
    return checked.error.issues.map((issue) => ({
      ...issue,
      path: ['messages', index, ...issue.path],
    }));
  });
  return issues.length === 0 ? null : bodyError(issues);
}

function insidesFault(messages: readonly LineMessage[]): LineError | null {
  for (const [index, message] of messages.entries()) {
    const fault = insideFault(index, message);
    if (fault !== null) return fault;
  }
  return null;
}

function insideFault(index: number, message: LineMessage): LineError | null {
  if (message.type === 'template') {
    const checked = template.safeParse(message['template']);
    return checked.success ? null : templateError(index, checked.error.issues);
  }
  if (message.type !== 'flex') return null;
  const size = flexSizeFault(message['contents']);
  if (size !== null) {
    return invalidMessage(index, [{ message: size.message, property: pointer(size.path) }]);
  }
  const checked = flexContainer.safeParse(message['contents']);
  return checked.success ? null : flexError(index, checked.error.issues);
}
