import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { ChatTieEnd } from '../../ports/stores/chat-ties-store.ts';
import { bytes, int, intOrNull, table, text, textOrNull } from './columns.ts';

/**
 * One row per LINE group chat that is, or was, a savings group's room.
 * - `ofGroup`: which room is this group's? Unique.
 * - `ofChat`: which group's is this room? Unique.
 * - `live`: which rooms are tied now?
 */
export const chatTiesTable = table('chat_ties', {
  columns: {
    tieId: text(),
    groupId: text(),
    /** The same while it lasts, null once it is over; so is the next one. */
    liveGroupId: textOrNull(),
    /** Keyed hash of the chat's id. */
    liveChatKey: textOrNull(),
    /** Sealed. */
    chat: bytes(),
    lang: text(),
    tiedBy: text(),
    at: int(),
    people: intOrNull(),
    sizedAt: intOrNull(),
    announcedFor: textOrNull<LocalDate>(),
    state: text<'live' | 'over'>(),
    endedAt: intOrNull(),
    endedBy: textOrNull<ChatTieEnd>(),
  },
  key: ['tieId'],
  unique: { ofGroup: ['liveGroupId'], ofChat: ['liveChatKey'] },
  indexes: { live: ['state', 'tieId'] },
  only: { live: { column: 'state', value: 'live' } },
});
