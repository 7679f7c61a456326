import { defineApproval, type Carried } from '../../../conversation/approvals/approval-kind.ts';
import { MENU, verbChoice } from '../../../conversation/choices.ts';
import { loadActor } from '../../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Params, View } from '../../../conversation/view.ts';
import { satangFromText } from '../../../domain/money.ts';
import { pledgeFits } from '../../../domain/pledge/pledge-fits.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import { recordPayload, type RecordPayload } from './change-member-data.ts';
import { recordedValue, shownValue } from './record-value.ts';

/** Whose savings these are, and what they promise: nobody of the committee writes that alone. */
export const changeRecordApproval = defineApproval<RecordPayload>({
  name: 'groups.change-record',
  verb: 'member.agree-change',
  payload: recordPayload,
  async content(read, { after, before, field, memberId }) {
    const member = await read.members.byId(memberId);
    if (!member) return undefined;
    const what = { t: `groups.record.field.${field}` };
    const next = shownValue(field, after);
    return {
      title: { t: 'groups.record.approval_title' },
      detail: what,
      sections: [
        {
          rows: [
            { label: { t: 'groups.field.number' }, value: member.memberNo },
            { label: { t: 'groups.record.holder' }, value: member.name },
            { label: { t: 'groups.settings.now' }, value: shownValue(field, before) },
            { label: { t: 'groups.settings.next' }, value: next },
          ],
        },
      ],
      ...(field === 'name' && { warning: { t: 'groups.record.same_person' } }),
      aloud: {
        t: 'groups.record.aloud',
        params: { what, number: member.memberNo, value: next },
      },
    };
  },
  carryOut,
});

const impossible = (why: string): Carried => ({
  kind: 'impossible',
  why: { t: `groups.record.impossible.${why}` },
});

async function carryOut(
  ctx: TurnContext,
  { after, before, field, memberId }: RecordPayload,
  { groupId, maker }: Approval,
): Promise<Carried> {
  const { groups, members } = ctx.stores;
  const group = await groups.byId(groupId);
  const member = await members.byId(memberId);
  const asker = await loadActor(ctx.stores, maker.personId);
  if (!group || !may(asker, 'member.change', group)) return impossible('no_right');
  if (member?.groupId !== groupId || member.state !== 'active') return impossible('left');
  if (recordedValue(member, field) !== before) return impossible('changed');
  if (field === 'pledge') {
    const pledgeSatang = satangFromText(after);
    if (!pledgeFits(group.rules, pledgeSatang)) return impossible('outside');
    await members.change(memberId, { pledgeSatang });
  } else {
    await members.change(memberId, { name: after });
  }
  const name = field === 'name' ? after : member.name;
  const params = { group: group.name, value: shownValue(field, after) };
  tellMember(ctx, member.personId, `groups.record.told_${field}`, params, memberId);
  return { kind: 'done', tellMaker: [text('groups.record.saved', { name })] };
}

function tellMember(
  ctx: TurnContext,
  personId: string | null,
  key: string,
  params: Params,
  memberId: string,
): void {
  if (personId === null || personId === ctx.person.personId) return;
  const to = { kind: 'person', personId } as const;
  ctx.tell({ to, views: [text(key, params)], category: 'notice', ref: `member/${memberId}` });
}

const text = (key: string, params: Params): View => ({
  kind: 'text',
  key,
  params,
  choices: [verbChoice('approvals.button', 'approvals'), MENU],
});
