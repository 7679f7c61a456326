import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Field } from '../../conversation/flow/form.ts';
import type { Params } from '../../conversation/view.ts';
import { pledgeFits } from '../../domain/pledge/pledge-fits.ts';
import type { GroupRules } from '../../ports/stores/groups-store.ts';
import type { AddMemberData } from './add-member-data.ts';
import { readMoney } from './read-answers.ts';

/** Pledges offered by button: the smallest and some multiples of it that the rules allow. */
const TIMES = [1n, 2n, 5n, 10n];

const rulesParams = ({ unitSatang, minSatang, maxSatang }: GroupRules): Params => ({
  unit: { money: unitSatang },
  smallest: { money: minSatang },
  largest: { money: maxSatang },
});

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
    const pledge = readMoney(ctx, input);
    if (pledge === undefined) return { kind: 'unreadable' };
    const group = await ctx.stores.groups.byId(data.groupId ?? '');
    if (!group) return { kind: 'unreadable' };
    if (!pledgeFits(group.rules, pledge)) {
      return {
        kind: 'refused',
        key: 'groups.add.pledge_outside',
        params: rulesParams(group.rules),
      };
    }
    return { kind: 'taken', data: { ...data, pledge: String(pledge) } };
  },
};
