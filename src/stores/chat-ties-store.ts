import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { ChatTie, ChatTiesReader, ChatTiesWriter } from '../ports/stores/chat-ties-store.ts';
import { changeRow } from './change-row.ts';
import { chatTiesTable } from './schema/chat-ties.ts';
import type { StoreDeps } from './store-deps.ts';

const chatOf = (tieId: string): string => `chat-ties/chat/${tieId}`;

export function createChatTiesReader(records: RecordReader, { sealer }: StoreDeps): ChatTiesReader {
  const read = (row: RowOf<typeof chatTiesTable>): ChatTie => {
    const { announcedFor, at, groupId, lang, people, sizedAt, tiedBy, tieId } = row;
    const chatId = sealer.open(row.chat, chatOf(tieId));
    return { tieId, groupId, chatId, lang, tiedBy, at, people, sizedAt, announcedFor };
  };
  return {
    async ofChat(chatId) {
      const eq = { liveChatKey: sealer.lookupKey('chat', chatId) };
      const [row] = await records.find(chatTiesTable, { index: 'ofChat', eq });
      return row && read(row);
    },
    async ofGroup(groupId) {
      const query = { index: 'ofGroup', eq: { liveGroupId: groupId } };
      const [row] = await records.find(chatTiesTable, query);
      return row && read(row);
    },
    async page(after, limit) {
      const eq = { state: 'live' } as const;
      const range = after === undefined ? {} : { range: { gt: after } };
      return (await records.find(chatTiesTable, { index: 'live', eq, ...range, limit })).map(read);
    },
  };
}

export function createChatTiesWriter(records: RecordWriter, deps: StoreDeps): ChatTiesWriter {
  const { sealer } = deps;
  return {
    ...createChatTiesReader(records, deps),
    add: ({ chatId, ...tie }) =>
      records.insert(chatTiesTable, {
        ...tie,
        liveGroupId: tie.groupId,
        liveChatKey: sealer.lookupKey('chat', chatId),
        chat: sealer.seal(chatId, chatOf(tie.tieId)),
        state: 'live',
        endedAt: null,
        endedBy: null,
      }),
    end: (tieId, { by, at }) =>
      records.update(
        chatTiesTable,
        { tieId },
        { state: 'over', liveGroupId: null, liveChatKey: null, endedAt: at, endedBy: by },
        { state: 'live' },
      ),
    sized: (tieId, { people, at }) =>
      changeRow(records, chatTiesTable, { tieId }, { people, sizedAt: at }),
    announced: ({ announcedFor, tieId }, day) =>
      records.update(
        chatTiesTable,
        { tieId },
        { announcedFor: day },
        { state: 'live', announcedFor },
      ),
  };
}
