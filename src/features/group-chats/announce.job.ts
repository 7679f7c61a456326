import { eachApart } from '../../conversation/each-apart.ts';
import type { Job, JobDeps, JobLine } from '../../conversation/job.ts';
import { enqueueNotice } from '../../conversation/turn/enqueue.ts';
import { addDays, dateAt, instantOf, type LocalDate } from '../../domain/bangkok-time.ts';
import { nextDepositDay } from '../../domain/pledge/pledge-months.ts';
import type { ChatTie } from '../../ports/stores/chat-ties-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { LATE_MS, SIZE_WORTH_MS, TIES_PER_PAGE } from './limits.ts';

/**
 * Says the deposit day in the group's room, once, when its members are reminded. What a room costs is
 * known before anything is said there: how many are in it is asked of the platform once a day.
 */
export const announceJob: Job = {
  name: 'group-chats',
  schedule: '*/10 * * * *',
  async run(deps, { at, dryRun }) {
    const lines: JobLine[] = [];
    for await (const page of pages(deps)) {
      await eachApart(page, async (tie) => {
        const line = await attend(deps, tie, at, dryRun);
        if (line) lines.push(line);
      });
    }
    return lines;
  },
};

async function attend(
  deps: JobDeps,
  tie: ChatTie,
  at: number,
  dryRun: boolean,
): Promise<JobLine | undefined> {
  const group = await deps.uow.read.groups.byId(tie.groupId);
  const day = group && dueDay(group, at);
  const people = dryRun ? tie.people : await sizeOf(deps, tie, at);
  if (!group || day === undefined || tie.announcedFor === day) return undefined;
  const line = { what: 'deposit-day', group: group.code, day, messages: people };
  if (dryRun) return line;
  if (people === null) return { ...line, what: 'held' };
  return (await announce(deps, tie, group, day, at)) ? line : undefined;
}

/** The deposit day that is announced now; undefined when none is. */
export function dueDay({ rules, state }: Group, at: number): LocalDate | undefined {
  const { depositDay, reminderDaysBefore, reminderHour } = rules;
  if (state !== 'active' || reminderDaysBefore < 0) return undefined;
  const day = nextDepositDay(depositDay, dateAt(at));
  const dueAt = instantOf(addDays(day, -reminderDaysBefore), reminderHour);
  return at >= dueAt && at < dueAt + LATE_MS ? day : undefined;
}

async function sizeOf(deps: JobDeps, tie: ChatTie, at: number): Promise<number | null> {
  if (tie.sizedAt !== null && at - tie.sizedAt < SIZE_WORTH_MS) return tie.people;
  const people = await deps.messenger.groupSize(tie.chatId);
  if (people === undefined) return tie.people;
  await deps.uow.transact(({ chatTies }) => chatTies.sized(tie.tieId, { people, at }));
  return people;
}

/** The mark and the message together, or neither. @returns false when another tick said it */
function announce(
  deps: JobDeps,
  tie: ChatTie,
  group: Group,
  day: LocalDate,
  at: number,
): Promise<boolean> {
  return deps.uow.transact(async (stores) => {
    if (!(await stores.chatTies.announced(tie, day))) return false;
    const params = { group: group.name, day: { date: day } };
    const views = [{ kind: 'text', key: 'group-chats.chat.tomorrow', params } as const];
    const to = { kind: 'chat', chatId: tie.chatId } as const;
    const about = { category: 'reminder', ref: `group-chat/${group.groupId}/${day}` } as const;
    await enqueueNotice(deps, stores, { to, views, ...about }, at, { leased: false });
    deps.at('group-chats:inside');
    return true;
  });
}

async function* pages({ uow }: JobDeps): AsyncGenerator<ChatTie[]> {
  let after: string | undefined;
  for (;;) {
    const page = await uow.read.chatTies.page(after, TIES_PER_PAGE);
    yield page;
    after = page.at(-1)?.tieId;
    if (page.length < TIES_PER_PAGE) return;
  }
}
