import { MENU } from '../../conversation/choices.ts';
import type { Feature, Shortcut } from '../../conversation/feature.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';

/** 555, 5555+, ฮ่าๆ, haha: laughter, and nothing else in the message. */
const LAUGHTER = /^(?:5{3,}\+*|(?:ฮ่?า|ห้า?ๆ)(?:[ๆ\s]|ฮ่?า)+|(?:ha){2,}h?|lo+l)$/i;
const FIVES = /^5{3,}$/;

/** Laughter is answered kindly and starts nothing; a treasurer's 555 is a member, where there is one. */
const laughed: Shortcut = async (ctx, text) => {
  const words = asciiDigits(text.trim());
  if (!LAUGHTER.test(words)) return undefined;
  for (const { groupId, posts } of FIVES.test(words) ? ctx.actor.memberships : []) {
    if (posts.length === 0) continue;
    const known = await ctx.stores.members.byNo(groupId, words.padStart(4, '0'));
    if (known) return undefined;
  }
  return { say: [{ kind: 'text', key: 'everyday.laughed', choices: [MENU] }] };
};

/** Before savings: a treasurer's bare number is else a member's. */
export const laughterFeature: Feature = { name: 'laughter', shortcuts: [laughed] };
