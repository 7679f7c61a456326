import { rulesParams } from '../../conversation/pledge-rules.view.ts';
import { BACK, CANCEL, MENU, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { Params, View } from '../../conversation/view.ts';
import { pledgeFits } from '../../domain/pledge/pledge-fits.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { RequestKind } from './request-data.ts';

/** Own membership with its group and what special savings it has, satang. */
export interface Own {
  group: Group;
  member: Member;
  special: bigint;
}

/** Offered beside the present pledge: these many of it, and half. */
const HALVES = [1n, 4n, 6n];

const bahtChoice = (amount: bigint) =>
  stepChoice('requests.baht', String(amount), { amount: { money: amount } });

export function askAmount(kind: RequestKind, { group, member, special }: Own): View {
  const { pledgeSatang: pledge } = member;
  const offered =
    kind === 'withdrawal'
      ? [special]
      : HALVES.map((halves) => (pledge * halves) / 2n).filter((one) =>
          pledgeFits(group.rules, one),
        );
  return {
    kind: 'text',
    key: `requests.ask_amount.${kind}`,
    params: {
      group: group.name,
      pledge: { money: pledge },
      special: { money: special },
      ...rulesParams(group.rules),
    },
    choices: [...offered.map(bahtChoice), BACK, CANCEL],
  };
}

/** Everything that will reach the committee, and what comes of it. */
export function confirmCard(kind: RequestKind, own: Own, amount: bigint | undefined): View {
  const { group, member, special } = own;
  const now = kind === 'pledge' ? member.pledgeSatang : special;
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: `requests.title.${kind}` },
      detail: { t: `requests.detail.${kind}` },
      ...(amount !== undefined && {
        amountLabel: { t: `requests.amount.${kind}` },
        amount: { money: amount },
        words: { moneyWords: amount },
      }),
      rows: [
        { label: { t: 'requests.row.group' }, value: group.name },
        { label: { t: 'requests.row.number' }, value: member.memberNo },
        ...(kind === 'resignation'
          ? []
          : [
              {
                label: { t: `requests.row.${kind}_now` },
                value: { t: 'requests.baht', params: { amount: { money: now } } },
              },
            ]),
      ],
      confirm: stepChoice('requests.confirm', 'confirm'),
      ...(amount !== undefined && { change: stepChoice('requests.other_amount', 'change') }),
      cancel: CANCEL,
    },
    alt: {
      t: `requests.confirm_alt.${kind}`,
      params: {
        group: group.name,
        ...(amount !== undefined && { amount: { money: amount } }),
      },
    },
  };
}

export const ended = (key: string, params: Params = {}): View => ({
  kind: 'text',
  key,
  params,
  choices: [verbChoice('requests.button', 'requests'), MENU],
});
