import { buttonContext, decodeButton, SHARED_AUDIENCE, type Button } from '../button.ts';
import type { TurnContext } from '../turn-context.ts';

/** What a token says: this person's own, or one that was sent to many at once, which is never a step. */
export function openButton(ctx: TurnContext, token: string): Button | undefined {
  const own = ctx.sealer.openToken(token, buttonContext(ctx.person.personId));
  if (own !== undefined) return decodeButton(own);
  const shared = ctx.sealer.openToken(token, buttonContext(SHARED_AUDIENCE));
  const button = shared === undefined ? undefined : decodeButton(shared);
  return button?.kind === 'verb' ? button : undefined;
}
