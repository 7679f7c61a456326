import { z } from 'zod';
import { CANCEL, MENU, verbChoice } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { chose, confirms, saidNo } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Params, View } from '../../conversation/view.ts';
import { maskName } from '../../domain/names/mask-name.ts';
import { readFullName } from '../../domain/names/read-name.ts';
import { countWrongTry, minutesToWait } from './count-tries.ts';
import { examineCode, type Becoming, type Examined } from './examine-code.ts';
import { codeHash } from '../../conversation/link-codes/issue-code.ts';
import { askGuardian, isForChild, registeredName } from './guardian/ask-guardian.ts';
import { askGuardianName } from './guardian/guardian.approval.ts';
import { LINK_WAIT } from './limits.ts';
import { linkPerson } from './link-person.ts';
import { askCode, linkCard, postsValue, welcome } from './link.view.ts';
import { codeIn, isMistypedCode } from './typed-words.ts';

const linkData = z.strictObject({
  /** Hash of the code that was sent; null while it is waited for. */
  codeHash: z.string().nullable(),
  /** Who says to be a child's guardian; null where it is no child's code, or not asked yet. */
  guardian: z.string().nullable().default(null),
});
type LinkData = z.infer<typeof linkData>;

const WAITING: LinkData = { codeHash: null, guardian: null };

const code: Step<LinkData> = {
  asksCode: true,
  ask: async () => [askCode()],
  async accept(ctx, _data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const sent = codeIn(input.text);
    if (sent !== undefined) return lookAt(ctx, sent, 'here');
    if (isMistypedCode(input.text)) return hintOf('linking.link.mistyped', run);
    const isAboutCodes = input.reading.intent === 'link' || input.reading.intent === 'join';
    if (isOtherMatter(input) && !isAboutCodes) return { kind: 'not-an-answer' };
    return hintOf('linking.link.hint', run);
  },
};

const confirm: Step<LinkData> = {
  async ask(ctx, data) {
    const examined = await examineCode(ctx, data.codeHash ?? '');
    if (examined.kind === 'ready') return [linkCard(examined.becoming, data.guardian)];
    return [{ kind: 'text', key: 'linking.link.no_longer', choices: [CANCEL] }];
  },
  async accept(ctx, data, input, run) {
    const sent = input.kind === 'text' ? codeIn(input.text) : undefined;
    if (sent !== undefined) return lookAt(ctx, sent, 'anew');
    if (chose(input, 'not-me') || saidNo(input)) return end('linking.link.left', {}, 'cancelled');
    if (!confirms(input)) {
      return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('linking.link.yes_no', run);
    }
    const examined = await examineCode(ctx, data.codeHash ?? '');
    if (examined.kind === 'ready' && data.guardian === null && isForChild(ctx, examined.becoming)) {
      // Asked before a child's code led to a guardian.
      return toConfirm(ctx, data.codeHash ?? '', examined.becoming);
    }
    if (data.guardian !== null) return guardianOf(ctx, data.codeHash ?? '', data.guardian);
    const result = await linkPerson(ctx, data.codeHash ?? '');
    if (result.kind === 'linked') return linked(ctx, result.becoming);
    return answerTo(ctx, result, 'anew');
  },
};

/** A child's code: who the guardian is, unless the register knows whoever sent it. */
const guardian: Step<LinkData> = {
  freeText: 'name',
  async ask(ctx, data) {
    const examined = await examineCode(ctx, data.codeHash ?? '');
    if (examined.kind === 'ready' && examined.becoming.kind === 'member') {
      return [askGuardianName(maskName(examined.becoming.member.name))];
    }
    return [{ kind: 'text', key: 'linking.link.no_longer', choices: [CANCEL] }];
  },
  async accept(_ctx, data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const read = readFullName(input.text);
    if (read.kind === 'refused') return hintOf('linking.guardian.name_hint', run);
    return { kind: 'to', step: 'confirm', data: { ...data, guardian: read.name } };
  },
};

async function guardianOf(
  ctx: TurnContext,
  codeHash: string,
  name: string,
): Promise<Move<LinkData>> {
  const result = await askGuardian(ctx, codeHash, name);
  switch (result.kind) {
    case 'asked':
      return end('linking.guardian.asked', {}, 'done');
    case 'nobody':
      return end('linking.guardian.asked_nobody', {}, 'done');
    case 'asked-already':
      return end('linking.guardian.asked_already', {}, 'cancelled');
    default:
      return answerTo(ctx, result, 'anew');
  }
}

/** Whoever was read for on their word, without LINE, hears of it here. */
async function linked(ctx: TurnContext, becoming: Becoming): Promise<Move<LinkData>> {
  const proxy =
    becoming.kind === 'member'
      ? await ctx.stores.proxies.ofMember(becoming.member.memberId)
      : undefined;
  const view = welcome(becoming);
  if (!proxy) return { kind: 'end', say: [view] };
  const { proxyId, readerName: reader } = proxy;
  const choices = [verbChoice('proxy.end.button', 'proxy.end', proxyId), MENU];
  const note = { kind: 'text', key: 'proxy.told.has_reader', params: { reader }, choices } as const;
  return { kind: 'end', say: [view, note] };
}

/** Looks at a code that was sent, unless too many wrong ones came before it. */
async function lookAt(ctx: TurnContext, sent: string, where: Where): Promise<Move<LinkData>> {
  const minutes = await minutesToWait(ctx);
  if (minutes > 0) return end('linking.link.wait', { count: minutes }, 'cancelled');
  const hash = codeHash(ctx.sealer, sent);
  const examined = await examineCode(ctx, hash);
  if (examined.kind === 'ready') return toConfirm(ctx, hash, examined.becoming);
  if (examined.kind === 'to-read') return readForAnother(hash);
  return answerTo(ctx, examined, where);
}

async function toConfirm(
  ctx: TurnContext,
  codeHash: string,
  becoming: Becoming,
): Promise<Move<LinkData>> {
  if (!isForChild(ctx, becoming)) {
    return { kind: 'to', step: 'confirm', data: { codeHash, guardian: null } };
  }
  const known = (await registeredName(ctx)) ?? null;
  const step = known === null ? 'guardian' : 'confirm';
  return { kind: 'to', step, data: { codeHash, guardian: known } };
}

/** The code is not theirs to become somebody by, but to read for somebody. */
const readForAnother = (codeHash: string): Move<LinkData> => ({
  kind: 'end',
  say: [],
  start: { flow: 'proxy.accept', params: { codeHash } },
});

/** Whether the dialogue stands at the question for a code already. */
type Where = 'here' | 'anew';

async function answerTo(
  ctx: TurnContext,
  examined: Exclude<Examined, { kind: 'ready' }>,
  where: Where,
): Promise<Move<LinkData>> {
  switch (examined.kind) {
    case 'mine':
      return end('linking.link.mine', namesOf(examined.becoming), 'done');
    case 'taken':
      return end(`linking.link.taken_${examined.becoming.kind}`, {}, 'cancelled');
    case 'to-read':
      return end('linking.link.no_longer', {}, 'cancelled');
    case 'clash':
      return end('linking.link.clash', {}, 'cancelled');
    case 'unknown': {
      const left = await countWrongTry(ctx);
      if (left === 0) {
        return end('linking.link.wait', { count: await minutesToWait(ctx) }, 'cancelled');
      }
      const wrong: View = { kind: 'text', key: 'linking.link.wrong', params: { left } };
      if (where === 'here') return { kind: 'retry', say: [wrong] };
      return { kind: 'to', step: 'code', data: WAITING, say: [wrong] };
    }
  }
}

function namesOf(becoming: Becoming): Params {
  return becoming.kind === 'member'
    ? { name: maskName(becoming.member.name), post: postsValue(becoming.posts) }
    : { name: maskName(becoming.office.name), post: { t: `roles.${becoming.office.office}` } };
}

const end = (key: string, params: Params, how: 'done' | 'cancelled'): Move<LinkData> => ({
  kind: 'end',
  how,
  say: [{ kind: 'text', key, params, choices: [MENU] }],
});

/** A person sends a code, sees who they are about to become, and confirms. */
export const linkFlow = defineFlow({
  name: 'linking.link',
  version: 1,
  data: linkData,
  params: z.strictObject({ code: z.string().nullable() }),
  wait: LINK_WAIT,
  steps: { code, guardian, confirm },
  async begin(ctx, params) {
    if (params.code !== null) return lookAt(ctx, params.code, 'anew');
    const minutes = await minutesToWait(ctx);
    if (minutes > 0) return end('linking.link.wait', { count: minutes }, 'cancelled');
    return { kind: 'to', step: 'code', data: WAITING };
  },
  async recall(ctx) {
    const linked = ctx.actor.memberships.length > 0 || ctx.actor.offices.length > 0;
    return linked ? [{ kind: 'text', key: 'linking.link.linked_before' }] : undefined;
  },
});
