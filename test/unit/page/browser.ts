import { describe, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/lib/find-chromium.ts';

const executablePath = findChromium();

/**
 * A suite that needs Chromium. Without one it is skipped by name, or fails when
 * REQUIRE_BROWSER=1 says that there must be one.
 */
export function describeInBrowser(name: string, suite: () => void): void {
  if (executablePath !== undefined) return describe(name, suite);
  if (process.env['REQUIRE_BROWSER'] === '1') {
    test(`${name}: needs Chromium`, () => {
      throw new Error(`no Chromium at CHROMIUM_PATH or in /usr/bin, and REQUIRE_BROWSER=1`);
    });
    return;
  }
  console.warn(`NOT RUN, no Chromium found: ${name}`);
  describe.skip(name, suite);
}

export function launch(): Promise<Browser> {
  return chromium.launch({ ...(executablePath && { executablePath }), args: CHROMIUM_ARGS });
}

/** What the page logged as errors, and how it broke. Missing pictures are no error here. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error.stack)));
  page.on('console', (message) => {
    const isPicture = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isPicture) faults.push(message.text());
  });
  return faults;
}

const PATIENCE_MS = 5000;
const PAUSE_MS = 40;

/** Repeats a check until it holds; its last failure is the test's. */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
