/**
 * The group that a dialogue begins with: the one that was meant, or the only one there is.
 * @param groups those in which the actor may do it
 * @returns `group` undefined when it has to be asked
 */
export function whichGroup<G extends { groupId: string }>(
  groups: readonly G[],
  meantId: string | null | undefined,
): { kind: 'none' } | { kind: 'some'; group: G | undefined } {
  const [first, ...others] = groups;
  if (!first) return { kind: 'none' };
  const meant = groups.find(({ groupId }) => groupId === meantId);
  return { kind: 'some', group: meant ?? (others.length === 0 ? first : undefined) };
}
