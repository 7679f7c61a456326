/** One human being, as far as the register can tell: LINE accounts, memberships, national ids. */
export interface Human {
  readonly personIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly nationalIds: readonly string[];
}

/**
 * True when two sets of records belong to one human: the same LINE account, the same membership
 * (linked to another account since) or the same national id. Two accounts of somebody whose id
 * nobody has written down cannot be told apart.
 */
export function isSameHuman(a: Human, b: Human): boolean {
  return (
    share(a.personIds, b.personIds) ||
    share(a.memberIds, b.memberIds) ||
    share(a.nationalIds, b.nationalIds)
  );
}

const share = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.includes(one));
