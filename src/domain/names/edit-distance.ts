/** True when one insertion, deletion or replacement, or one swap of neighbours, makes them equal. */
export function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  const a = left.slice(start);
  const b = right.slice(start);
  if (a.length > b.length) return a.slice(1) === b;
  if (a.length < b.length) return a === b.slice(1);
  if (a.slice(1) === b.slice(1)) return a !== b;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}
