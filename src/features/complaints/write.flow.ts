import { z } from 'zod';
import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf, retryWith } from '../../conversation/flow/form.ts';
import { ownGroupStep } from '../../conversation/own-group-step.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import { chose, confirms, corrects, saidNo, saidYes } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { said, withWhom } from './complaint.view.ts';
import { complain } from './complain.ts';
import { levelFrom } from './levels.ts';
import { TEXT_MAX, TEXT_MIN, UNANSWERED_DAYS, WAIT } from './limits.ts';

const writeData = z.strictObject({
  groupId: z.string(),
  text: z.string(),
  named: z.boolean().nullable(),
});
type WriteData = z.infer<typeof writeData>;

const over = (key: string): Move<WriteData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [said(key)],
});

const group = ownGroupStep<WriteData>(
  'complaint.make',
  { question: 'complaints.which_group', hint: 'complaints.group_hint' },
  (_ctx, data) => ({ kind: 'to', step: 'text', data }),
);

const text: Step<WriteData> = {
  freeText: true,
  async ask(ctx, data) {
    const about = await ownGroup(ctx, data);
    const params = { group: about?.name ?? '' };
    return [{ kind: 'text', key: 'complaints.ask_text', params, choices: [BACK, CANCEL] }];
  },
  async accept(_ctx, data, input, run) {
    if (input.kind !== 'text') return hintOf('complaints.text_hint', run);
    const words = input.text.trim();
    if (words.length > TEXT_MAX) return retryWith('complaints.text_long', { max: TEXT_MAX });
    if (words.length < TEXT_MIN) return hintOf('complaints.text_hint', run);
    const step = data.named === null ? 'named' : 'confirm';
    return { kind: 'to', step, data: { ...data, text: words } };
  },
};

const named: Step<WriteData> = {
  ask: async () => [
    {
      kind: 'text',
      key: 'complaints.ask_named',
      choices: [
        stepChoice('complaints.show_name', 'named'),
        stepChoice('complaints.hide_name', 'unnamed'),
        BACK,
        CANCEL,
      ],
    },
  ],
  async accept(_ctx, data, input, run) {
    const yes = chose(input, 'named') || saidYes(input);
    if (yes || chose(input, 'unnamed') || saidNo(input)) {
      return { kind: 'to', step: 'confirm', data: { ...data, named: yes } };
    }
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('complaints.named_hint', run);
  },
};

const confirm: Step<WriteData> = {
  async ask(ctx, data) {
    const about = await ownGroup(ctx, data);
    if (!about) return [said('not_yours')];
    const { level, receivers } = await levelFrom(ctx.stores, about, 'field-officer');
    const who = withWhom(level, receivers);
    return [
      {
        kind: 'card',
        template: 'confirm',
        data: {
          title: { t: 'complaints.about', params: { group: about.name } },
          detail: data.text,
          rows: [
            { label: { t: 'complaints.to' }, value: who },
            {
              label: { t: 'complaints.by' },
              value: { t: data.named ? 'complaints.show_name' : 'complaints.hide_name' },
            },
          ],
          warning: { t: 'complaints.what_comes', params: { days: UNANSWERED_DAYS } },
          confirm: stepChoice('complaints.confirm', 'confirm'),
          change: stepChoice('complaints.change_text', 'change'),
          cancel: CANCEL,
        },
        alt: { t: 'complaints.confirm_alt', params: { group: about.name, who } },
        choices: [stepChoice('complaints.change_name', 'change-name')],
      },
    ];
  },
  async accept(ctx, data, input, run) {
    if (corrects(input)) return { kind: 'to', step: 'text', data };
    if (chose(input, 'change-name')) return { kind: 'to', step: 'named', data };
    if (!confirms(input)) {
      return isOtherMatter(input)
        ? { kind: 'not-an-answer' }
        : hintOf('complaints.confirm_hint', run);
    }
    const about = await ownGroup(ctx, data);
    if (!about) return over('not_yours');
    const sent = await complain(ctx, about, { text: data.text, named: data.named ?? false });
    return { kind: 'end', say: [sent], category: 'dispute' };
  },
};

async function ownGroup(ctx: TurnContext, { groupId }: WriteData): Promise<Group | undefined> {
  return (await ownGroups(ctx, 'complaint.make')).find((one) => one.groupId === groupId);
}

/** A member writes to the officers over the group, past its committee. */
export const writeFlow = defineFlow({
  name: 'complaints.write-complaint',
  version: 1,
  data: writeData,
  params: z.null(),
  wait: WAIT,
  steps: { group, text, named, confirm },
  async begin(ctx) {
    const groups = await ownGroups(ctx, 'complaint.make');
    const [only, ...others] = groups;
    if (!only) return over('not_yours');
    const data = { groupId: only.groupId, text: '', named: null };
    return { kind: 'to', step: others.length === 0 ? 'text' : 'group', data };
  },
});
