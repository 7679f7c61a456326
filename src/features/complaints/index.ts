import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Feature, MenuEntry, Outcome, Shortcut } from '../../conversation/feature.ts';
import { plain } from '../../conversation/flow/typed-choice.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { answerFlow } from './answer.flow.ts';
import { MINE } from './complaint.view.ts';
import { complaintsJob } from './complaints.job.ts';
import { showInbox, takeUp } from './officers-complaints.ts';
import { sendOnward, showOwn, withdrawOwn } from './own-complaints.ts';
import { writeFlow } from './write.flow.ts';

const AFTER_REQUESTS = 56;
const OFFICER = 44;

/** Words that no intent stands for. */
const MINE_TYPED =
  /^(?:ดู)?เรื่องที่(?:ฉัน|ผม|หนู)?ร้องเรียน(?:ไว้|ไป)?$|^ร้องเรียนถึงไหนแล้ว$|^my complaints?$/i;
const INBOX_TYPED = /^(?:ดู)?เรื่องร้องเรียน$|^complaints$/i;

const isMember: MenuEntry['concerns'] = ({ actor }) => actor.memberships.length > 0;
const isOfficer: MenuEntry['concerns'] = ({ actor }) =>
  actor.offices.some(({ office }) => office !== 'operator');

const typed: Shortcut = async (ctx, text) => {
  const words = text.trim().replace(/\s+/g, ' ');
  const isMine = MINE_TYPED.test(words) || plain(words) === plain(ctx.words(MINE.label));
  if (isMine && isMember(ctx)) return showOwn(ctx);
  return INBOX_TYPED.test(words) && isOfficer(ctx) ? showInbox(ctx) : undefined;
};

/** A member writes; an officer sees what came; anybody else learns where to go. */
async function complainOf(ctx: TurnContext): Promise<Outcome> {
  if (isMember(ctx)) {
    const before = await ctx.stores.complaints.ofPerson(ctx.person.personId, 1);
    const start = { flow: writeFlow.name, params: null };
    const say = [{ kind: 'text', key: 'complaints.before', choices: [MINE, MENU] }] as const;
    return before.length > 0 ? { say, start } : { start };
  }
  if (isOfficer(ctx)) return showInbox(ctx);
  return { say: [{ kind: 'text', key: 'complaints.strangers', choices: [MENU] }] };
}

/** Complaints past a group's committee: to its พัฒนากร, then up, with a clock. */
export const complaintsFeature: Feature = {
  name: 'complaints',
  flows: [writeFlow, answerFlow],
  intents: { complaint: complainOf },
  verbs: {
    complaints: showOwn,
    'complaints.write': complainOf,
    'complaints.withdraw': withdrawOwn,
    'complaints.onward': sendOnward,
    'complaints.inbox': showInbox,
    'complaints.take-up': takeUp,
    'complaints.answer': async (_ctx, complaintId) => ({
      start: { flow: answerFlow.name, params: { complaintId } },
    }),
  },
  shortcuts: [typed],
  jobs: [complaintsJob],
  menu: [
    {
      order: AFTER_REQUESTS,
      choice: verbChoice('complaints.button', 'complaints.write'),
      concerns: isMember,
    },
    {
      order: OFFICER,
      choice: verbChoice('complaints.inbox_button', 'complaints.inbox'),
      concerns: isOfficer,
    },
  ],
};
