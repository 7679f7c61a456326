import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { ANN, BEN, startPair, type Pair } from '../simulator/bot.ts';
import { eventually, faultsOf, launch } from './browser.ts';

type Seen = Record<string, Record<string, unknown>>;

/** A platform, a bot and the page open in a browser: phone 1 is Ann's, phone 2 Ben's. */
export class Stage {
  pair!: Pair;
  page!: Page;
  faults: string[] = [];

  phone(number: number): Locator {
    return this.page.locator(`[data-phone="${number}"]`);
  }

  push(message: object, to = ANN): Promise<unknown> {
    return this.pair.client.pushMessage({ to, messages: [message as never] });
  }

  /** Waits until the bot heard so many events, and gives the last of them. */
  heard(count: number): Promise<Seen> {
    return eventually(() => {
      expect(this.pair.bot.events).toHaveLength(count);
      return this.pair.bot.events[count - 1] as unknown as Seen;
    });
  }
}

/** Sets the stage for each test of a suite; a fault on the page fails the test. */
export function setStage(viewport = { width: 1280, height: 860 }): Stage {
  const stage = new Stage();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    stage.pair = await startPair();
    stage.page = await browser.newPage({ viewport });
    stage.faults = faultsOf(stage.page);
    await stage.pair.line.follow(ANN);
    await stage.pair.line.follow(BEN);
    stage.pair.bot.events.length = 0;
    await stage.page.goto(`${stage.pair.origin}/?left=${ANN}&right=${BEN}`);
    await stage.phone(1).locator('.row').first().waitFor();
  });
  afterEach(async () => {
    await stage.page.close();
    await stage.pair.stop();
    expect(stage.faults).toEqual([]);
  });
  return stage;
}
