import type { Locator, Page } from 'playwright-core';
import type { Act } from './errands.ts';
import { LOOK, PICTURES } from './look.ts';

/** One person with a small phone: taps what is shown, and looks at what comes. */
export class Thumb {
  private readonly page: Page;
  private readonly phone: Locator;

  constructor(page: Page) {
    this.page = page;
    this.phone = page.locator('[data-phone="1"]');
  }

  /** Does it and waits for the bot's answer, which must come: no tap goes unanswered. */
  async act(act: Act): Promise<void> {
    await this.phone.locator('.chat-scroll[aria-busy="false"]').waitFor();
    const answers = this.phone.locator('.row-bot');
    const before = await answers.count();
    if (typeof act === 'string') await this.tap(act);
    else await this.type(act.type);
    await answers.nth(before).waitFor();
    await this.page.evaluate(PICTURES);
  }

  async lastAnswer(): Promise<string> {
    return (await this.phone.locator('.row-bot').last().textContent()) ?? '';
  }

  /** What sticks out of the screen, is cut or does not load, one line each. */
  faults(): Promise<string[]> {
    return this.page.evaluate(LOOK);
  }

  private async type(words: string): Promise<void> {
    await this.phone.locator('textarea').fill(words);
    await this.phone.locator('textarea').press('Enter');
  }

  /** The last one that says so: above it stand the answers of before. */
  private async tap(name: string): Promise<void> {
    const menu = this.phone.locator('.rich-bar');
    if ((await menu.getAttribute('aria-expanded')) === 'false') await menu.click();
    const tappable = this.phone
      .getByRole('button', { name, exact: true })
      .or(this.phone.getByRole('link', { name, exact: true }));
    await tappable.last().click();
  }
}
