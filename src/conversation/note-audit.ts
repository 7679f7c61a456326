import type { TurnContext } from './turn-context.ts';

export interface Noted {
  verb: string;
  groupId: string | null;
  /** What it was done to: an id, never a name. */
  ref: string;
  /** Why it was refused; done when left out. */
  refused?: string;
}

/** Writes down who did what, or was refused it, in the turn's transaction. */
export async function noteAudit(ctx: TurnContext, noted: Noted): Promise<void> {
  const { verb, groupId, ref, refused } = noted;
  await ctx.stores.audit.add({
    auditId: ctx.ids.id(),
    at: ctx.now,
    actor: ctx.person.personId,
    verb,
    groupId,
    ref,
    outcome: refused === undefined ? 'done' : 'refused',
    reason: refused ?? '',
  });
}
