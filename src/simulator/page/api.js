/**
 * @import { ActionAnswer, ChatItem, ClockBody, ClockState, GroupState, LocationBody,
 *   NewGroupBody, PostbackBody, RequestLog, SimState, StickerBody, TextBody } from '../sim-api.ts'
 */

/** The platform refused a request; `message` is its own words. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

/**
 * @param {string} path below /sim
 * @param {RequestInit} [init]
 */
async function call(path, init) {
  const answer = await fetch(`/sim/${path}`, init);
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new ApiError(answer.status, body?.message ?? `HTTP ${answer.status}`);
  return body;
}

/**
 * @param {string} path
 * @param {object} [body]
 */
function post(path, body = {}) {
  const headers = { 'Content-Type': 'application/json' };
  return call(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/**
 * @param {string} path
 * @param {Blob} file
 */
function upload(path, file) {
  return call(path, { method: 'POST', headers: { 'Content-Type': file.type }, body: file });
}

const seg = encodeURIComponent;

/** The local LINE platform's control API, one function a request. */
export const api = {
  /** @returns {Promise<SimState>} */
  state: () => call('state'),
  /** @param {string} id @returns {Promise<ChatItem[]>} */
  userChat: (id) => call(`users/${seg(id)}/chat`),
  /** @param {string} id @returns {Promise<ChatItem[]>} */
  groupChat: (id) => call(`groups/${seg(id)}/chat`),
  /** @param {number} limit @returns {Promise<RequestLog[]>} */
  requests: (limit) => call(`requests?limit=${limit}`),
  /** @param {string} id @param {TextBody} body @returns {Promise<ActionAnswer>} */
  text: (id, body) => post(`users/${seg(id)}/text`, body),
  /** @param {string} id @param {PostbackBody} body @returns {Promise<ActionAnswer>} */
  postback: (id, body) => post(`users/${seg(id)}/postback`, body),
  /** @param {string} id @param {string} richMenuAliasId @param {string} data @returns {Promise<ActionAnswer>} */
  switchRichMenu: (id, richMenuAliasId, data) =>
    post(`users/${seg(id)}/richmenu-switch`, { richMenuAliasId, data }),
  /** @param {string} id @param {Blob} file @returns {Promise<ActionAnswer>} */
  image: (id, file) => upload(`users/${seg(id)}/image`, file),
  /** A short silence stands in for a voice. @param {string} id @returns {Promise<ActionAnswer>} */
  audio: (id) => post(`users/${seg(id)}/audio`),
  /** @param {string} id @param {StickerBody} body @returns {Promise<ActionAnswer>} */
  sticker: (id, body) => post(`users/${seg(id)}/sticker`, body),
  /** @param {string} id @param {LocationBody} body @returns {Promise<ActionAnswer>} */
  location: (id, body) => post(`users/${seg(id)}/location`, body),
  /** @param {string} id @returns {Promise<ActionAnswer>} */
  follow: (id) => post(`users/${seg(id)}/follow`),
  /** @param {string} id @returns {Promise<ActionAnswer>} */
  unfollow: (id) => post(`users/${seg(id)}/unfollow`),
  /** @param {string} id @param {string} messageId @returns {Promise<ActionAnswer>} */
  unsend: (id, messageId) => post(`users/${seg(id)}/unsend`, { messageId }),
  /** @param {ClockBody} body @returns {Promise<ClockState>} */
  clock: (body) => post('clock', body),
  /** @param {NewGroupBody} body @returns {Promise<GroupState>} */
  newGroup: (body) => post('groups', body),
  /** @param {string} groupId @param {string} userId @param {string} text @returns {Promise<ActionAnswer>} */
  groupText: (groupId, userId, text) => post(`groups/${seg(groupId)}/text`, { userId, text }),
  /** @param {string} groupId @returns {Promise<ActionAnswer>} */
  groupLeave: (groupId) => post(`groups/${seg(groupId)}/leave`),
  /** @param {string} groupId @returns {Promise<ActionAnswer>} */
  groupInvite: (groupId) => post(`groups/${seg(groupId)}/invite`),
  /** @param {string} groupId @param {string} userId @param {'join' | 'leave'} way @returns {Promise<ActionAnswer>} */
  groupMember: (groupId, userId, way) =>
    post(`groups/${seg(groupId)}/members/${seg(userId)}/${way}`),
  /** @param {string} messageId */
  mediaUrl: (messageId) => new URL(`/sim/media/${seg(messageId)}`, location.href).href,
  /** @param {string} richMenuId */
  richMenuImageUrl: (richMenuId) =>
    new URL(`/sim/richmenus/${seg(richMenuId)}/image`, location.href).href,
};
