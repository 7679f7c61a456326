import { USER_ID } from '../ids.ts';
import { invalidProperty } from '../messages/line-errors.ts';
import { accepted, badRequest, bodyFault, ok, type Answer } from './answer.ts';
import { PER_SECOND, type Call, type Endpoint } from './call.ts';

const DEFAULT_LOADING_S = 20;
const MAX_LOADING_S = 60;
const LOADING_STEP_S = 5;

function startLoading({ world, body }: Call): Answer {
  const { chatId } = body;
  const seconds = body['loadingSeconds'] ?? DEFAULT_LOADING_S;
  if (chatId === undefined || chatId === '') return bodyFault('chatId', 'May not be empty');
  if (typeof chatId !== 'string' || !USER_ID.test(chatId)) {
    return badRequest(invalidProperty('chatId'));
  }
  const fits = typeof seconds === 'number' && seconds >= LOADING_STEP_S && seconds <= MAX_LOADING_S;
  if (!fits || seconds % LOADING_STEP_S !== 0) {
    return bodyFault('loadingSeconds', 'Must be a multiple of 5 between 5 and 60');
  }
  const now = world.now();
  if (world.people.reachable(chatId, now)) world.showLoading(chatId, now + seconds * 1000);
  return accepted();
}

function markAsRead({ body }: Call): Answer {
  const token = body['markAsReadToken'];
  return typeof token === 'string' && token !== ''
    ? ok()
    : bodyFault('markAsReadToken', 'May not be empty');
}

export const chatEndpoints: Endpoint[] = [
  {
    name: 'loading',
    method: 'POST',
    path: '/v2/bot/chat/loading/start',
    handle: startLoading,
    rate: { max: 100, perMs: PER_SECOND },
  },
  { name: 'mark-as-read', method: 'POST', path: '/v2/bot/chat/markAsRead', handle: markAsRead },
];
