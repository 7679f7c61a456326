import { verbChoice } from '../../conversation/choices.ts';
import type { Feature, MenuEntry, Outcome, Shortcut } from '../../conversation/feature.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { acceptFlow } from './accept.flow.ts';
import { endFlow } from './end.flow.ts';
import { offerFlow } from './offer.flow.ts';
import { howToRead, showOverview } from './overview.ts';
import { forProxyApproval, ownProxyApproval } from './proxy.approval.ts';
import { END, numberIn, OF_ELDER, OFFER_FOR, OVERVIEW } from './typed-words.ts';

/** Beside one's own data. */
const ORDER = 91;

const concerned: MenuEntry['concerns'] = ({ actor }) =>
  actor.memberships.length > 0 || actor.readsFor.length > 0;

const offer = (memberId: string | null): Outcome => ({
  start: { flow: offerFlow.name, params: { memberId, forOther: false, number: null } },
});
const offerFor = (number: string | null): Outcome => ({
  start: { flow: offerFlow.name, params: { memberId: null, forOther: true, number } },
});
const end = (proxyId: string | null, number: string | null): Outcome => ({
  start: { flow: endFlow.name, params: { proxyId, number } },
});

/** A member who asks for the code means their own. */
const speaksForOthers = async (ctx: TurnContext, typedWords: RegExpExecArray): Promise<boolean> =>
  numberIn(typedWords) !== null || (await ownGroups(ctx, 'proxy.offer-for')).length > 0;

const typed: Shortcut = async (ctx, text) => {
  const words = asciiDigits(text.trim().replace(/\s+/g, ' '));
  const ending = END.exec(words);
  if (ending) return end(null, numberIn(ending));
  const forOther = OFFER_FOR.exec(words);
  if (forOther)
    return (await speaksForOthers(ctx, forOther)) ? offerFor(numberIn(forOther)) : offer(null);
  if (OF_ELDER.test(words) && ctx.actor.readsFor.length === 0) return { say: [howToRead()] };
  return OVERVIEW.test(words) ? showOverview(ctx) : undefined;
};

/** ลูกหลานดูแทน: one person's LINE reads a member's savings for them, and does nothing else. */
export const proxyFeature: Feature = {
  name: 'proxy',
  flows: [offerFlow, acceptFlow, endFlow],
  approvals: [ownProxyApproval, forProxyApproval],
  verbs: {
    proxy: (ctx) => showOverview(ctx),
    'proxy.offer': async (_ctx, ref) => offer(ref || null),
    'proxy.offer-for': async () => offerFor(null),
    'proxy.end': async (_ctx, ref) => end(ref || null, null),
  },
  shortcuts: [typed],
  menu: [{ order: ORDER, choice: verbChoice('proxy.button', 'proxy'), concerns: concerned }],
};
