import { z } from 'zod';
import { askApproval } from '../../conversation/approvals/ask-approval.ts';
import { CANCEL, MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { chose, confirms, saidNo } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { readName } from '../../domain/names/read-name.ts';
import { offered, registeredName, type Offered } from './asked-by.ts';
import { WAIT } from './limits.ts';
import { proxySubject } from './proxy-payload.ts';
import { forProxyApproval, ownProxyApproval } from './proxy.approval.ts';
import { acceptCard } from './proxy.view.ts';

const acceptData = z.strictObject({ codeHash: z.string(), name: z.string().nullable() });
type AcceptData = z.infer<typeof acceptData>;

const over = (key: string): Move<AcceptData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [MENU] }],
});

const refused = ({ kind }: Exclude<Offered, { kind: 'open' }>): Move<AcceptData> =>
  over(`proxy.accept.${kind.replaceAll('-', '_')}`);

/** What the member calls them: the register does not know everybody's child. */
const name: Step<AcceptData> = {
  freeText: 'name',
  async ask(ctx, { codeHash }) {
    const found = await offered(ctx, codeHash);
    if (found.kind !== 'open')
      return [{ kind: 'text', key: 'proxy.accept.gone', choices: [CANCEL] }];
    return [{ kind: 'text', key: 'proxy.accept.ask_name', choices: [CANCEL] }];
  },
  async accept(_ctx, data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const read = readName(input.text);
    if (read.kind === 'refused') return hintOf('proxy.accept.name_hint', run);
    return { kind: 'to', step: 'confirm', data: { ...data, name: read.name } };
  },
};

const confirm: Step<AcceptData> = {
  async ask(ctx, { codeHash, name: reader }) {
    const found = await offered(ctx, codeHash);
    if (found.kind !== 'open')
      return [{ kind: 'text', key: 'proxy.accept.gone', choices: [CANCEL] }];
    return [acceptCard(found, reader ?? '')];
  },
  async accept(ctx, data, input, run) {
    if (chose(input, 'not-them') || saidNo(input)) return over('proxy.accept.left');
    if (!confirms(input)) {
      return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('proxy.accept.yes_no', run);
    }
    return ask(ctx, data);
  },
};

/** The code is used up, and whoever has to agree is asked. */
async function ask(ctx: TurnContext, { codeHash, name: readerName }: AcceptData) {
  const found = await offered(ctx, codeHash);
  if (found.kind !== 'open' || readerName === null) {
    return found.kind === 'open' ? over('proxy.accept.gone') : refused(found);
  }
  const { code, group, member } = found;
  const { personId: readerId } = ctx.person;
  const { memberId } = member;
  if (!(await ctx.stores.links.use(codeHash, readerId))) return over('proxy.accept.gone');
  // Whoever gave the code for a member without LINE is not the one who agrees to it.
  const issuers = (await ctx.stores.members.ofPerson(code.issuedBy)).filter(
    (one) => one.groupId === group.groupId,
  );
  const isOwn = member.personId !== null;
  const asked = await askApproval(ctx, isOwn ? ownProxyApproval : forProxyApproval, {
    groupId: group.groupId,
    payload: { memberId, readerId, readerName },
    subject: proxySubject(memberId),
    concerns: isOwn ? [memberId] : [memberId, ...issuers.map((one) => one.memberId)],
  });
  if (asked.kind === 'open-already') return over('proxy.accept.asked_already');
  const next = isOwn ? 'proxy.accept.asked_member' : 'proxy.accept.asked_committee';
  return {
    kind: 'end',
    category: 'approval',
    say: [{ kind: 'text', key: next, choices: [MENU] }],
  } as const satisfies Move<AcceptData>;
}

/** Somebody sends a code, sees whose savings it is about, name masked, and asks to read for them. */
export const acceptFlow = defineFlow({
  name: 'proxy.accept',
  version: 1,
  data: acceptData,
  params: z.strictObject({ codeHash: z.string() }),
  wait: WAIT,
  steps: { name, confirm },
  async begin(ctx, { codeHash }) {
    const found = await offered(ctx, codeHash);
    if (found.kind !== 'open') return refused(found);
    const known = (await registeredName(ctx)) ?? null;
    const step = known === null ? 'name' : 'confirm';
    return { kind: 'to', step, data: { codeHash, name: known } };
  },
  recall: async () => [{ kind: 'text', key: 'proxy.accept.asked_before' }],
});
