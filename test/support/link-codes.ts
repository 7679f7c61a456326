import type { TestBot } from './bot.ts';
import { encodeButton, buttonContext } from '../../src/conversation/button.ts';
import type { RenderedMessage } from '../../src/ports/messenger.ts';
import type { Who } from './world.ts';

const CODE = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b/g;

/** The code on the last card that was shown. */
export function codeOn(bot: TestBot, messages: readonly RenderedMessage[]): string {
  const code = bot.words(messages).match(CODE)?.at(-1);
  if (code === undefined) throw new Error(`no code in:\n${bot.words(messages)}`);
  return code;
}

/** The secretary issues a code for a member of the first group. */
export async function codeFor(bot: TestBot, number: string, how = 'ให้ดูจอ'): Promise<string> {
  await bot.says('secretary', 'ออกรหัส');
  await bot.says('secretary', number);
  return codeOn(bot, await bot.presses('secretary', how));
}

/** Presses a button that the person was never shown, as if its token had leaked. */
export function pressesVerb(bot: TestBot, who: Who, verb: string, ref: string) {
  const button = encodeButton({ kind: 'verb', verb, ref });
  const token = bot.core.sealer.sealToken(button, buttonContext(`p-${who.toLowerCase()}`));
  return bot.pressesToken(who, token);
}

export const personOf = async (bot: TestBot, memberId: string) =>
  (await bot.core.uow.read.members.byId(memberId))?.personId;

export const auditOf = async (bot: TestBot, verb: string, groupId = 'g-one') =>
  (await bot.core.uow.read.audit.ofGroup(groupId, 100)).filter((row) => row.verb === verb);
