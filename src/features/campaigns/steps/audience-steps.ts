import { stepChoice } from '../../../conversation/choices.ts';
import type { Step } from '../../../conversation/flow/flow.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import { groupsOf } from '../audience.ts';
import type { Draft } from '../draft.ts';
import { senderName } from '../message.view.ts';
import { officeOf } from '../review-draft.ts';
import { ask, chosen, hint, LEAVE, tell } from './answers.ts';
import { notAllowed, onward } from './onward.ts';
import { pickStep } from './pick-step.ts';

async function areaGroups(ctx: TurnContext, { officeId }: Draft): Promise<Group[]> {
  const office = officeOf(ctx, officeId);
  return office ? groupsOf(ctx.stores, office) : [];
}

const districtsOf = (groups: readonly Group[]): string[] =>
  [...new Set(groups.map(({ districtCode }) => districtCode))].toSorted();

/** Whole area, some districts of it, or some groups. */
export const scopeStep: Step<Draft> = {
  async ask(ctx, data) {
    const groups = await areaGroups(ctx, data);
    const office = officeOf(ctx, data.officeId);
    const sender = office ? senderName(office) : '';
    const several = districtsOf(groups).length > 1;
    return [
      ask(
        'scope.ask',
        [
          stepChoice('campaigns.scope.area', 'area'),
          ...(several ? [stepChoice('campaigns.scope.districts', 'districts')] : []),
          stepChoice('campaigns.scope.groups', 'groups'),
          ...LEAVE,
        ],
        { sender, count: groups.length },
      ),
    ];
  },
  async accept(ctx, data, input, run) {
    const groups = await areaGroups(ctx, data);
    if (groups.length === 0) {
      return officeOf(ctx, data.officeId)
        ? { kind: 'end', how: 'cancelled', say: [tell('scope.no_groups')] }
        : notAllowed();
    }
    const area = /ทั้ง|ทุก|whole|all/;
    const some = /กลุ่ม|group/;
    const kind =
      districtsOf(groups).length > 1
        ? chosen(input, { area, districts: /อำเภอ|district/, groups: some })
        : chosen(input, { area, groups: some });
    if (kind === 'area') return onward(ctx, { ...data, scope: { kind } }, 'who');
    if (kind === 'districts') {
      const codes = data.scope.kind === 'districts' ? data.scope.codes : [];
      return { kind: 'to', step: kind, data: { ...data, page: 0, scope: { kind, codes } } };
    }
    if (kind === 'groups') {
      const ids = data.scope.kind === 'groups' ? data.scope.ids : [];
      return { kind: 'to', step: kind, data: { ...data, page: 0, scope: { kind, ids } } };
    }
    return { kind: 'retry', say: [hint('scope.hint', run)] };
  },
};

export const districtsStep: Step<Draft> = pickStep({
  title: 'campaigns.pick.districts',
  next: 'who',
  async items(ctx, data) {
    const groups = await areaGroups(ctx, data);
    return districtsOf(groups).map((code) => ({
      id: code,
      title: { t: 'common.area.district', params: { area: { area: code } } },
      detail: {
        t: 'campaigns.pick.group_count',
        params: { count: groups.filter(({ districtCode }) => districtCode === code).length },
      },
      codes: [code],
      name: ctx.words('common.area.district', { area: { area: code } }),
    }));
  },
  picked: ({ scope }) => (scope.kind === 'districts' ? scope.codes : []),
  pick: (data, codes) => ({ ...data, scope: { kind: 'districts', codes } }),
});

export const groupsStep: Step<Draft> = pickStep({
  title: 'campaigns.pick.groups',
  next: 'who',
  async items(ctx, data) {
    return (await areaGroups(ctx, data)).map(({ groupId, code, name }) => ({
      id: groupId,
      title: name,
      detail: code,
      codes: [code.toLowerCase()],
      name,
    }));
  },
  picked: ({ scope }) => (scope.kind === 'groups' ? scope.ids : []),
  pick: (data, ids) => ({ ...data, scope: { kind: 'groups', ids } }),
});

/** All members of the groups, their committees, or those who have not paid this month. */
export const whoStep: Step<Draft> = {
  ask: async () => [
    ask('who.ask', [
      stepChoice('campaigns.who.all', 'all'),
      stepChoice('campaigns.who.committee', 'committee'),
      stepChoice('campaigns.who.unpaid', 'unpaid'),
      ...LEAVE,
    ]),
  ],
  async accept(ctx, data, input, run) {
    const who = chosen(input, {
      all: /ทุกคน|ทั้งหมด|สมาชิก|everyone|all/,
      committee: /กรรมการ|committee/,
      unpaid: /ยังไม่|ค้าง|unpaid|not paid/,
    });
    if (!who) return { kind: 'retry', say: [hint('who.hint', run)] };
    return onward(ctx, { ...data, who, complete: true }, 'review');
  },
};
