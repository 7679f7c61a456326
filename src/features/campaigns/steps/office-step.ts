import { CANCEL, stepChoice } from '../../../conversation/choices.ts';
import type { Step } from '../../../conversation/flow/flow.ts';
import type { View } from '../../../conversation/view.ts';
import { officesFor } from '../../../domain/roles/permissions.ts';
import type { Draft } from '../draft.ts';
import { senderName } from '../message.view.ts';
import { hint, plain } from './answers.ts';
import { onward } from './onward.ts';

/** Only for who holds several offices: which one speaks, and so over which area. */
export const officeStep: Step<Draft> = {
  async ask(ctx) {
    const rows = officesFor(ctx.actor, 'campaign.create').map((office, index) => ({
      title: senderName(office),
      choice: stepChoice('campaigns.pick.add', office.officeId, { number: index + 1 }),
    }));
    const title = { t: 'campaigns.office.ask' };
    const card: View = {
      kind: 'card',
      template: 'list',
      data: { title, rows },
      alt: title,
      choices: [CANCEL],
    };
    return [card];
  },
  async accept(ctx, data, input, run) {
    const offices = officesFor(ctx.actor, 'campaign.create');
    const typed = input.kind === 'text' ? /(\d+)$/.exec(plain(input.text))?.[1] : undefined;
    const found =
      input.kind === 'choice'
        ? offices.find(({ officeId }) => officeId === input.value)
        : offices[Number(typed) - 1];
    if (!found) return { kind: 'retry', say: [hint('pick.hint', run)] };
    return onward(ctx, { ...data, officeId: found.officeId }, 'text');
  },
};
