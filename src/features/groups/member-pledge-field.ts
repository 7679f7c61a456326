import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Field } from '../../conversation/flow/form.ts';
import { pledgeFits } from '../../domain/pledge/pledge-fits.ts';
import type { AddMemberData } from './add-member-data.ts';
import { rulesParams } from '../../conversation/pledge-rules.view.ts';
import { readPledgeAnswer } from './read-member-answers.ts';

/** Pledges offered by button: the smallest and some multiples of it that the rules allow. */
const TIMES = [1n, 2n, 5n, 10n];

/** What the member promises to save each month. */
export const pledgeField: Field<AddMemberData> = {
  hint: 'groups.add.pledge_hint',
  missing: (data) => data.pledge === null,
  async ask(ctx, data) {
    const group = await ctx.stores.groups.byId(data.groupId ?? '');
    if (!group) throw new Error('the member is added to no group');
    const offered = TIMES.map((times) => times * group.rules.minSatang).filter((pledge) =>
      pledgeFits(group.rules, pledge),
    );
    return {
      kind: 'text',
      key: 'groups.add.ask_pledge',
      params: { name: data.name ?? '', ...rulesParams(group.rules) },
      choices: [
        ...offered.map((pledge) =>
          stepChoice('groups.baht', String(pledge), { amount: { money: pledge } }),
        ),
        BACK,
        CANCEL,
      ],
    };
  },
  async take(ctx, data, input) {
    const group = await ctx.stores.groups.byId(data.groupId ?? '');
    if (!group) return { kind: 'unreadable' };
    const answer = readPledgeAnswer(ctx, input, group.rules);
    if (answer.kind !== 'value') return answer;
    return { kind: 'taken', data: { ...data, pledge: answer.value } };
  },
};
