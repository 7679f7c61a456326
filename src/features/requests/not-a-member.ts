import { MENU } from '../../conversation/choices.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';

/** Only who has savings can ask for something about them. */
export const notAMember = ({ actor }: TurnContext): View =>
  actor.offices.length > 0
    ? { kind: 'text', key: 'requests.members_only', choices: [MENU] }
    : { kind: 'text', key: 'everyday.stranger', choices: [MENU] };
