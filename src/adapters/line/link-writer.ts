import type { LinkWriter } from '../../conversation/translator.ts';
import type { Sealer } from '../../ports/sealer.ts';

/** Binds a QR token to this use: a button's token shows no picture. */
const QR_CONTEXT = 'qr/chat-link';
const CHAT_LINK_BASE = 'https://line.me/R/oaMessage';

export interface LinkPlaces {
  sealer: Sealer;
  /** Where the world reaches this bot, `https://…` without a path. */
  publicUrl?: string;
  /** The bot's id as people write it, `@…`; unknown until LINE was asked. */
  botBasicId?: () => string | undefined;
}

/** Writes addresses of pictures, of the chat with words typed in, and of a QR picture of that. */
export function createLinkWriter({ sealer, publicUrl, botBasicId }: LinkPlaces): LinkWriter {
  const base = publicUrl?.replace(/\/+$/, '');
  return (link) => {
    if ('chatLink' in link) return chatLink(botBasicId?.(), link.chatLink);
    if (base === undefined) return undefined;
    if ('media' in link)
      return `${base}/media/${encodeURIComponent(link.media)}${link.part === 'preview' ? '/preview' : ''}`;
    const address = chatLink(botBasicId?.(), link.chatLinkQr);
    return address && `${base}/qr/${sealer.sealToken(address, QR_CONTEXT)}.png`;
  };
}

/** LINE's scheme: opens the chat with the words in the entry field; the person still presses send. */
function chatLink(basicId: string | undefined, words: string): string | undefined {
  if (basicId === undefined) return undefined;
  return `${CHAT_LINK_BASE}/${encodeURIComponent(basicId)}/?${encodeURIComponent(words)}`;
}

/** The address that a `/qr/<token>.png` stands for, or undefined for a token that we did not make. */
export function openQrToken(token: string, sealer: Sealer): string | undefined {
  return sealer.openToken(token, QR_CONTEXT);
}
