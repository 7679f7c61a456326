import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ALL_PERSONAS, type PersonaKey } from '../../src/demo/personas.ts';
import { errandOnAPhone } from '../e2e/personas/errand-on-a-phone.ts';
import { startSandbox, type Sandbox } from '../e2e/support/sandbox.ts';
import { describeInBrowser, launch } from '../unit/page/browser.ts';

jest.setTimeout(120_000);

/** All of them; `npm test` has one of each menu. The pictures lie in `build/screenshots/personas`. */
describeInBrowser('every persona with a phone 360 px wide', () => {
  let sandbox: Sandbox;
  let browser: Browser;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    expect(await sandbox.stop()).toBe(0);
  });

  test.each(ALL_PERSONAS.map(({ key }) => key as PersonaKey))(
    '%s gets what they came for by tapping; nothing is cut off',
    (key) => errandOnAPhone(browser, sandbox.origin, key),
  );
});
