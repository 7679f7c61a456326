import { expect, test } from '@jest/globals';
import type {
  ChatItem,
  RequestLog,
  SimEvent,
  SimState,
  UserState,
} from '../../../src/simulator/sim-api.ts';
import { load } from './load.ts';

interface Store {
  known: SimState;
  outcomes: Map<number, number | 'failed'>;
  requests: RequestLog[];
  setSnapshot(state: SimState, requests: RequestLog[]): void;
  setChat(chatId: string, items: ChatItem[]): void;
  hasChat(chatId: string): boolean;
  chat(chatId: string): ChatItem[];
  user(userId: string): UserState | undefined;
  richMenuOf(userId: string): { richMenuId: string } | null;
  now(pageNow?: number): number;
  apply(event: SimEvent): void;
  subscribe(listener: (event: SimEvent) => void): () => void;
}
const { SandboxStore, MAX_REQUESTS } = await load<{
  SandboxStore: new () => Store;
  MAX_REQUESTS: number;
}>('store.js');

const ANN = 'Uann';
const user = (more: Partial<UserState> = {}): UserState => ({
  userId: ANN,
  displayName: 'แอน',
  friend: true,
  blocked: false,
  richMenuId: null,
  loadingUntil: null,
  ...more,
});
const item = (seq: number, text: string, chatId = ANN): ChatItem => ({
  kind: 'bot-message',
  seq,
  chatId,
  at: seq,
  cost: 0,
  messageId: `m${seq}`,
  message: { type: 'text', text },
  via: 'reply',
  requestId: 'r',
  index: 0,
});
const menu = {
  richMenuId: 'menu-1',
  name: 'm',
  chatBarText: 'เมนู',
  selected: true,
  size: { width: 2500, height: 843 },
  areas: [],
};

function freshStore(): Store {
  const store = new SandboxStore();
  const clock = { now: 1_000_000, movable: true, presets: [] };
  store.setSnapshot(
    {
      bot: { userId: 'Ubot', basicId: '@b', displayName: 'สัจจะ' },
      users: [user({ loadingUntil: 5 })],
      groups: [],
      clock,
      quota: { limit: 300, used: 0 },
      richMenus: {},
      seq: 0,
    },
    [],
  );
  return store;
}

test('an item heard twice stands once, and a changed one replaces it', () => {
  const store = freshStore();
  store.setChat(ANN, [item(1, 'ก')]);
  store.apply({ type: 'chat', item: item(2, 'ข') });
  store.apply({ type: 'chat', item: item(2, 'ค') });
  expect(store.chat(ANN).map((one) => one.kind === 'bot-message' && one.message['text'])).toEqual([
    'ก',
    'ค',
  ]);
});

test('what happens while the past of a chat is fetched is kept, in order', () => {
  const store = freshStore();
  store.apply({ type: 'chat', item: item(3, 'ใหม่') });
  expect(store.hasChat(ANN)).toBe(false);
  store.setChat(ANN, [item(1, 'ก'), item(2, 'ข')]);
  expect(store.chat(ANN).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(store.hasChat(ANN)).toBe(true);
});

test('a message of the bot ends the loading dots', () => {
  const store = freshStore();
  store.apply({ type: 'chat', item: item(1, 'ก') });
  expect(store.user(ANN)?.loadingUntil).toBeNull();
});

test('a rich menu comes, changes and goes by events', () => {
  const store = freshStore();
  store.apply({ type: 'richmenu', userId: ANN, richMenuId: 'menu-1', richMenu: menu });
  expect(store.richMenuOf(ANN)?.richMenuId).toBe('menu-1');
  store.apply({ type: 'richmenu', userId: ANN, richMenuId: null, richMenu: null });
  expect(store.richMenuOf(ANN)).toBeNull();
});

test('people and groups that appear later are added, known ones replaced', () => {
  const store = freshStore();
  store.apply({ type: 'user', user: user({ blocked: true }) });
  store.apply({ type: 'user', user: user({ userId: 'Uben' }) });
  store.apply({
    type: 'group',
    group: { groupId: 'C1', groupName: 'g', memberIds: [ANN], hasBot: true },
  });
  expect(store.known.users.map((one) => [one.userId, one.blocked])).toEqual([
    [ANN, true],
    ['Uben', false],
  ]);
  expect(store.known.groups).toHaveLength(1);
});

test("the platform's time goes on between two hearings of it", () => {
  const store = freshStore();
  const before = Date.now();
  store.apply({ type: 'clock', clock: { now: 500, movable: true, presets: [] } });
  expect(store.now(before + 2000)).toBeGreaterThanOrEqual(2400);
  expect(store.now(before + 2000)).toBeLessThanOrEqual(2500);
});

test('only the newest calls are kept for the panel', () => {
  const store = freshStore();
  for (let seq = 1; seq <= MAX_REQUESTS + 5; seq += 1) {
    store.apply({ type: 'request', request: { seq } as RequestLog });
  }
  expect(store.requests).toHaveLength(MAX_REQUESTS);
  expect(store.requests.at(-1)?.seq).toBe(MAX_REQUESTS + 5);
});

test('a call heard twice is kept once', () => {
  const store = freshStore();
  const request = { seq: 7 } as RequestLog;
  store.apply({ type: 'request', request });
  store.apply({ type: 'request', request });
  expect(store.requests).toHaveLength(1);
});

test('marks of a platform that was started anew are forgotten', () => {
  const store = freshStore();
  store.setChat(ANN, [item(4, 'ก')]);
  store.apply({ type: 'chat', item: item(5, 'ข') });
  expect(store.outcomes.get(4)).toBe(200);
  store.setSnapshot({ ...store.known, seq: 1 }, []);
  expect(store.outcomes.size).toBe(0);
});

test('listeners hear each event until they leave', () => {
  const store = freshStore();
  const heard: string[] = [];
  const leave = store.subscribe(({ type }) => heard.push(type));
  store.apply({ type: 'quota', quota: { limit: null, used: 3 } });
  leave();
  store.apply({ type: 'reset' });
  expect(heard).toEqual(['quota']);
});
