import { asciiDigits } from '../domain/ascii-digits.ts';
import type { Group } from '../ports/stores/groups-store.ts';
import { CANCEL, stepChoice } from './choices.ts';
import type { Input } from './flow/input.ts';
import type { View } from './view.ts';

/** LINE cards hold a limited number of rows; nobody is on the committee of more groups than this. */
const ROWS_MAX = 12;

/** Which of a person's few groups is meant: a row each. @param title locale key of the question */
export function groupList(title: string, groups: readonly Group[]): View {
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: title },
      rows: groups.slice(0, ROWS_MAX).map(({ groupId, name, code }) => ({
        title: name,
        detail: code,
        choice: stepChoice('common.choose', groupId),
      })),
    },
    alt: { t: title },
    choices: [CANCEL],
  };
}

/** The group that was chosen by button, or whose code or name (or part of it, if only one fits) was typed. */
export function readGroup(input: Input, groups: readonly Group[]): Group | undefined {
  if (input.kind === 'choice') return groups.find(({ groupId }) => groupId === input.value);
  if (input.kind !== 'text') return undefined;
  const text = asciiDigits(input.text.trim().toLowerCase());
  const exact = groups.find(({ code, name }) =>
    [code, name].some((one) => one.toLowerCase() === text),
  );
  if (exact || text.length < 2) return exact;
  const part = groups.filter(({ name }) => name.toLowerCase().includes(text));
  return part.length === 1 ? part[0] : undefined;
}
