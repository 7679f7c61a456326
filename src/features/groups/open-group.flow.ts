import { z } from 'zod';
import { BACK, CANCEL, MENU, stepChoice } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { fieldSteps, hintOf, nextStep, SUMMARY } from '../../conversation/flow/form.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { confirms, corrects } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { committeeFields, takeHolder, twinOf, withPerson } from './committee-fields.ts';
import { officerField } from './officer-field.ts';
import { openDistricts, setDistrict } from './open-districts.ts';
import { openGroup } from './open-group.ts';
import { draftOf, EMPTY_GROUP, openGroupData, type OpenGroupData } from './open-group-data.ts';
import { changeCard, openSummary } from './open-group.view.ts';
import { placeFields } from './place-fields.ts';
import { pledgeFields } from './pledge-fields.ts';
import { readListed } from './read-answers.ts';
import { OTHER_PERSON, SAME_PERSON } from './typed-words.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';

const FIELDS = { ...placeFields, ...pledgeFields, ...officerField, ...committeeFields };

/** Fields that can be corrected; district and officer only where there is somebody to choose from. */
function changeable(ctx: TurnContext, data: OpenGroupData): string[] {
  const { officer } = data;
  const chose = officer && !ctx.actor.offices.some(({ officeId }) => officeId === officer);
  return Object.keys(FIELDS).filter(
    (field) =>
      (field !== 'district' || openDistricts(ctx).length > 1) && (field !== 'officer' || chose),
  );
}

const summary: Step<OpenGroupData> = {
  async ask(ctx, data) {
    const draft = draftOf(data);
    const office =
      draft.officer === null ? undefined : await ctx.stores.offices.byId(draft.officer);
    return [openSummary(draft, office?.name)];
  },
  async accept(ctx, data, input, run) {
    if (confirms(input)) return confirm(ctx, data, run.runId);
    if (corrects(input)) return { kind: 'to', step: 'change', data };
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('groups.summary_hint', run);
  },
};

async function confirm(
  ctx: TurnContext,
  data: OpenGroupData,
  runId: string,
): Promise<Move<OpenGroupData>> {
  const result = await openGroup(ctx, draftOf(data), runId);
  switch (result.kind) {
    case 'forbidden':
      return {
        kind: 'end',
        how: 'cancelled',
        say: [{ kind: 'text', key: 'groups.forbidden', choices: [MENU] }],
      };
    case 'officer-gone': {
      const again = await setDistrict(ctx, data, data.district ?? '');
      return {
        kind: 'to',
        step: nextStep(FIELDS, again),
        data: again,
        say: [{ kind: 'text', key: 'groups.open.officer_gone' }],
      };
    }
    case 'opened': {
      const { name, code, groupId } = result.group;
      return {
        kind: 'end',
        say: [{ kind: 'text', key: 'groups.open.done', params: { name, code } }],
        start: { flow: 'linking.issue-code', params: { groupId, memberId: null, committee: true } },
      };
    }
  }
}

const change: Step<OpenGroupData> = {
  asksLine: true,
  ask: async (ctx, data) => [changeCard(changeable(ctx, data))],
  async accept(ctx, data, input, run) {
    const field = readListed(input, changeable(ctx, data));
    if (field !== undefined) return { kind: 'to', step: field, data };
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('groups.change_hint', run);
  },
};

/** Somebody on the list bears this name already: one person, or two of one name? */
const sameName: Step<OpenGroupData> = {
  async ask(_ctx, data) {
    const twin = twinOf(data);
    const post = { t: `roles.${twin?.post ?? 'member'}` };
    return [
      {
        kind: 'text',
        key: 'groups.open.ask_same_name',
        params: { name: data.sameName?.name ?? '', post },
        choices: [
          stepChoice('groups.open.same_person', 'same'),
          stepChoice('groups.open.other_person', 'other'),
          BACK,
          CANCEL,
        ],
      },
    ];
  },
  async accept(_ctx, data, input, run) {
    const asked = data.sameName;
    const twin = twinOf(data);
    const answer = sameOrOther(input);
    if (!asked || !twin) return { kind: 'to', step: nextStep(FIELDS, data), data };
    if (answer === 'other') return moveOn(withPerson(data, asked.post, asked.name));
    if (answer === 'same') {
      const taken = takeHolder(data, asked.post, twin.holder);
      if (taken.kind === 'taken') return moveOn(taken.data);
      const say = [{ kind: 'text', key: 'groups.open.auditor_apart' }] as const;
      return { kind: 'to', step: asked.post, data: { ...data, sameName: null }, say };
    }
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('groups.open.same_hint', run);
  },
};

function sameOrOther(input: Input): 'same' | 'other' | undefined {
  if (input.kind === 'choice') return input.value === 'same' ? 'same' : 'other';
  if (input.kind !== 'text') return undefined;
  const text = input.text.trim();
  if (OTHER_PERSON.test(text)) return 'other';
  return SAME_PERSON.test(text) ? 'same' : undefined;
}

const moveOn = (data: OpenGroupData): Move<OpenGroupData> => ({
  kind: 'to',
  step: nextStep(FIELDS, data),
  data,
});

/** A พัฒนากร or district officer opens a group and names its first committee. */
export const openGroupFlow = defineFlow({
  name: 'groups.open-group',
  version: 1,
  data: openGroupData,
  params: z.null(),
  wait: { remindAfterMs: 30 * MINUTE_MS, endAfterMs: 24 * HOUR_MS },
  // A long form, answered fast by somebody whose right was checked when it began.
  unmetered: true,
  steps: { ...fieldSteps(FIELDS), 'same-name': sameName, [SUMMARY]: summary, change },
  async begin(ctx) {
    const [only, ...others] = openDistricts(ctx);
    if (only === undefined) {
      const say = [{ kind: 'text', key: 'groups.open.officers_only', choices: [MENU] }] as const;
      return { kind: 'end', how: 'cancelled', say };
    }
    const data = others.length > 0 ? EMPTY_GROUP : await setDistrict(ctx, EMPTY_GROUP, only);
    return { kind: 'to', step: nextStep(FIELDS, data), data };
  },
  async recall(ctx, runId) {
    const group = await ctx.stores.groups.byId(runId);
    if (!group) return undefined;
    const { name, code } = group;
    return [{ kind: 'text', key: 'groups.open.opened_before', params: { name, code } }];
  },
});
