import type { Person } from '../../ports/stores/people-store.ts';
import type { Random } from '../random.ts';

/** Version of the privacy notice that everybody in a demo has agreed to. */
export const CONSENT_VERSION = 1;
const BLOCKED_SHARE = 0.04;
const NO_NEWS_SHARE = 0.06;
const LARGE_TYPE_FROM = 65;
const LARGE_TYPE_SHARE = 0.4;

/** Someone who uses the bot, past greeting and consent. */
export function makePerson(
  personId: string,
  userId: string,
  createdAt: number,
  traits: Partial<Person> = {},
): Person {
  return {
    personId,
    userId,
    lang: 'th',
    state: 'following',
    wantsNews: true,
    largeType: false,
    digits: null,
    consentVersion: CONSENT_VERSION,
    createdAt,
    ...traits,
  };
}

/** An ordinary member's LINE account, made up. */
export function someone(
  random: Random,
  createdAt: number,
  age: number,
  traits: Partial<Person>,
): Person {
  return makePerson(random.id(), `U${random.hex(32)}`, createdAt, {
    state: random.chance(BLOCKED_SHARE) ? 'blocked' : 'following',
    wantsNews: !random.chance(NO_NEWS_SHARE),
    largeType: age >= LARGE_TYPE_FROM && random.chance(LARGE_TYPE_SHARE),
    ...traits,
  });
}
