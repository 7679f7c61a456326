import { afterAll, beforeAll } from '@jest/globals';
import type { Core } from '../../src/composition/core.ts';
import { OPENED_ON, GROUP } from '../support/world.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';
import { announceJourneys } from './journeys/announce.ts';
import { balanceJourneys } from './journeys/balance.ts';
import { depositJourneys } from './journeys/deposit.ts';
import { everyButton } from './journeys/every-button.ts';
import { everydayJourneys } from './journeys/everyday.ts';
import { quietDay, type Journey } from './journeys/journey.ts';
import { linkJourneys } from './journeys/link.ts';
import { remindJourneys } from './journeys/remind.ts';

const START_MS = 60_000;

/** The group's secretary is its second treasurer. */
async function addSecondTreasurer({ uow }: Core): Promise<void> {
  await uow.transact((stores) =>
    stores.members.addPost({
      postId: 'post-second-treasurer',
      groupId: GROUP,
      memberId: `m-${GROUP}-0004`,
      post: 'treasurer',
      since: OPENED_ON,
      until: null,
    }),
  );
}

// One bot for all journeys of a store, as in life: each leaves its marks for the next.
describePlaces((_, newPlace) => {
  let journey: Journey;
  const theJourney = (): Journey => journey;

  beforeAll(async () => {
    const bot = await ServedBot.start(newPlace(), {
      env: { PUBLIC_URL: 'https://bot.example.org' },
      at: quietDay(),
      prepare: addSecondTreasurer,
    });
    journey = { bot, eyes: await bot.watch() };
  }, START_MS);
  afterAll(async () => {
    await journey.eyes.store.close();
    await journey.bot.end();
  });

  balanceJourneys(theJourney);
  depositJourneys(theJourney);
  linkJourneys(theJourney);
  everydayJourneys(theJourney);
  announceJourneys(theJourney);
  everyButton(theJourney);
  remindJourneys(theJourney);
});
