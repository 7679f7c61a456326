import { CHAT_ID, USER_ID } from '../ids.ts';
import { MAX_MULTICAST_RECIPIENTS } from '../limits.ts';
import { messagesFault } from '../messages/check-messages.ts';
import { invalidProperty } from '../messages/line-errors.ts';
import type { LineMessage } from '../sim-api.ts';
import { badRequest, bodyFault, type Answer } from './answer.ts';

const UNIT_NAME = /^[A-Za-z0-9_]{1,30}$/;

type Body = Record<string, unknown>;

export const messagesOf = (body: Body): LineMessage[] => body['messages'] as LineMessage[];

/** What is wrong with the parts that all sends share, or null. */
export function sendFault(body: Body): Answer | null {
  const silent = body['notificationDisabled'];
  if (silent !== undefined && silent !== null && typeof silent !== 'boolean') {
    return badRequest(invalidProperty('notificationDisabled'));
  }
  const fault = messagesFault(body['messages']);
  return fault === null ? unitsFault(body['customAggregationUnits']) : badRequest(fault);
}

/** The recipient of a push, or LINE's refusal. */
export function pushTarget(body: Body): string | Answer {
  const { to } = body;
  if (to === undefined || to === null || to === '') return bodyFault('to', 'May not be empty');
  return typeof to === 'string' && CHAT_ID.test(to) ? to : badRequest(invalidProperty('to'));
}

/** The recipients of a multicast without repetitions, or LINE's refusal. */
export function multicastTargets(body: Body): string[] | Answer {
  const { to } = body;
  if (to === undefined || to === null) return bodyFault('to', 'May not be empty');
  if (!Array.isArray(to)) return badRequest(invalidProperty('to'));
  if (to.length === 0) return bodyFault('to', 'May not be empty');
  if (to.length > MAX_MULTICAST_RECIPIENTS) {
    return bodyFault('to', `Size must be between 1 and ${MAX_MULTICAST_RECIPIENTS}`);
  }
  const wrong = to.findIndex((id) => typeof id !== 'string' || !USER_ID.test(id));
  if (wrong !== -1) return badRequest(invalidProperty(`to[${wrong}]`));
  return [...new Set(to as string[])];
}

function unitsFault(units: unknown): Answer | null {
  if (units === undefined || units === null) return null;
  if (!Array.isArray(units)) return badRequest(invalidProperty('customAggregationUnits'));
  if (units.length > 1) return bodyFault('customAggregationUnits', 'Size must be between 0 and 1');
  if (units.every((unit) => typeof unit === 'string' && UNIT_NAME.test(unit))) return null;
  return bodyFault('customAggregationUnits[0]', 'Invalid value');
}
