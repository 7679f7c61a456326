import type { ChatContext } from '../../conversation/feature.ts';
import type { View } from '../../conversation/view.ts';
import type { Happening } from '../../ports/inbound.ts';

/** In a group chat the bot says hello and answers when spoken to, always without anyone's figures. */
export async function groupChat(chat: ChatContext, what: Happening): Promise<readonly View[]> {
  if (what.kind === 'joined') return [{ kind: 'text', key: 'everyday.chat.hello' }];
  if (!chat.reading) return [];
  return [{ kind: 'text', key: 'everyday.chat.private' }];
}
