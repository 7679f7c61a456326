import type { TurnContext } from '../../conversation/turn-context.ts';
import * as tries from '../../conversation/wrong-tries.ts';

const LINK: tries.Guarded = {
  verb: 'link',
  triesOf: ({ stores, person }) => stores.links.triesOf(person.personId),
  putTries: ({ stores }, counted) => stores.links.putTries(counted),
};

/** Whole minutes a person has to wait before the next code is looked at; 0 for none. */
export const minutesToWait = (ctx: TurnContext): Promise<number> => tries.minutesToWait(ctx, LINK);

/** Counts a wrong code. @returns how many more may be tried now */
export const countWrongTry = (ctx: TurnContext): Promise<number> => tries.countWrongTry(ctx, LINK);
