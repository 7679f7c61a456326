import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { View } from '../../conversation/view.ts';
import type { Member } from '../../ports/stores/members-store.ts';

/** Several with a name that fits, by number; nothing of their money. */
export function askWhichMember(candidates: readonly Member[]): View {
  const title = { t: 'groups.post.ask_which' };
  return {
    kind: 'card',
    template: 'list',
    data: {
      title,
      rows: candidates.map(({ memberId, memberNo, name }) => ({
        title: name,
        detail: { t: 'groups.add.twin', params: { number: memberNo } },
        choice: stepChoice('common.choose', memberId),
      })),
    },
    alt: title,
    choices: [BACK, CANCEL],
  };
}
