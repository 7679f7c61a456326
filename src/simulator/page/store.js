/**
 * @import { ChatItem, GroupState, RequestLog, SimEvent, SimRichMenu, SimState, UserState }
 *   from '../sim-api.ts'
 */

/** Calls kept for the panel; the platform's log holds the rest. */
export const MAX_REQUESTS = 200;

/**
 * What the page knows of the platform: a snapshot kept up to date by its events. Items are keyed
 * by `seq`, so that hearing of one twice (answer and event, or after a reconnect) changes nothing.
 */
export class SandboxStore {
  /** @type {SimState | null} */
  state = null;
  /** @type {Map<string, Map<number, ChatItem>>} chat id → seq → item */
  #chats = new Map();
  /** Chats whose past was fetched; of others only what happened since is known. */
  #loaded = new Set();
  /** @type {RequestLog[]} oldest first */
  requests = [];
  /** @type {Map<number, number | 'failed'>} seq of an item → the bot's HTTP status to it */
  outcomes = new Map();
  /** Epoch ms on the page's clock when `state.clock` was heard. */
  #clockHeardAt = 0;
  /** @type {Set<(event: SimEvent) => void>} */
  #listeners = new Set();

  /** @returns {SimState} throws before the first snapshot */
  get known() {
    if (this.state === null) throw new Error('no snapshot yet');
    return this.state;
  }

  /** @param {(event: SimEvent) => void} listener @returns {() => void} ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {SimState} state @param {RequestLog[]} requests */
  setSnapshot(state, requests) {
    const isAnother = state.seq < (this.state?.seq ?? 0);
    if (isAnother) this.outcomes.clear();
    this.state = state;
    this.requests = requests.slice(-MAX_REQUESTS);
    this.#clockHeardAt = Date.now();
  }

  /** @param {string} chatId @returns {ChatItem[]} oldest first */
  chat(chatId) {
    const items = [...(this.#chats.get(chatId)?.values() ?? [])];
    return items.sort((a, b) => a.seq - b.seq);
  }

  /** @param {string} chatId */
  hasChat(chatId) {
    return this.#loaded.has(chatId);
  }

  /** @param {string} chatId @param {ChatItem[]} items */
  setChat(chatId, items) {
    const heard = this.#chats.get(chatId)?.values() ?? [];
    this.#chats.set(chatId, new Map([...items, ...heard].map((item) => [item.seq, item])));
    this.#loaded.add(chatId);
    for (const { seq } of items) if (!this.outcomes.has(seq)) this.outcomes.set(seq, 200);
  }

  forgetChats() {
    this.#chats.clear();
    this.#loaded.clear();
  }

  /** @param {string} userId @returns {UserState | undefined} */
  user(userId) {
    return this.state?.users.find((user) => user.userId === userId);
  }

  /** @param {string} userId @returns {GroupState[]} the group chats a person is in */
  groupsOf(userId) {
    return this.state?.groups.filter((group) => group.memberIds.includes(userId)) ?? [];
  }

  /** @param {string} userId @returns {SimRichMenu | null} */
  richMenuOf(userId) {
    const id = this.user(userId)?.richMenuId;
    return (id && this.state?.richMenus[id]) || null;
  }

  /** The platform's time now, epoch ms. @param {number} [pageNow] */
  now(pageNow = Date.now()) {
    return this.known.clock.now + pageNow - this.#clockHeardAt;
  }

  /** Takes in an event of the platform and tells the listeners. @param {SimEvent} event */
  apply(event) {
    if (this.state === null) return;
    switch (event.type) {
      case 'chat':
        this.#applyItem(event.item);
        break;
      case 'loading':
        this.#patchUser(event.chatId, { loadingUntil: event.until });
        break;
      case 'richmenu':
        if (event.richMenu) this.state.richMenus[event.richMenu.richMenuId] = event.richMenu;
        this.#patchUser(event.userId, { richMenuId: event.richMenuId });
        break;
      case 'clock':
        this.state.clock = event.clock;
        this.#clockHeardAt = Date.now();
        break;
      case 'quota':
        this.state.quota = event.quota;
        break;
      case 'user':
        this.#upsert(this.state.users, event.user, 'userId');
        break;
      case 'group':
        this.#upsert(this.state.groups, event.group, 'groupId');
        break;
      case 'request':
        if (this.requests.some(({ seq }) => seq === event.request.seq)) return;
        this.requests = [...this.requests, event.request].slice(-MAX_REQUESTS);
        break;
      case 'reset':
        break;
    }
    for (const listener of this.#listeners) listener(event);
  }

  /** @param {ChatItem} item */
  #applyItem(item) {
    const chat = this.#chats.get(item.chatId) ?? new Map();
    this.#chats.set(item.chatId, chat.set(item.seq, item));
    this.known.seq = Math.max(this.known.seq, item.seq);
    if (item.kind === 'bot-message') this.#patchUser(item.chatId, { loadingUntil: null });
  }

  /** @param {string} userId @param {Partial<UserState>} change */
  #patchUser(userId, change) {
    const user = this.user(userId);
    if (user) Object.assign(user, change);
  }

  /**
   * @template {object} T
   * @param {T[]} list
   * @param {T} value
   * @param {keyof T} key
   */
  #upsert(list, value, key) {
    const index = list.findIndex((one) => one[key] === value[key]);
    if (index < 0) list.push(value);
    else list[index] = value;
  }
}
