import { normaliseName } from './normalise-name.ts';
import { splitTitle } from './split-title.ts';

/** True when two names as written are the same but for title, spelling of marks and letter case. */
export function isSameName(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

const bare = (name: string): string => {
  const split = splitTitle(normaliseName(name)).name;
  return split.toLowerCase().replaceAll(' ', '');
};
