import type {
  ActionAnswer,
  ChatItem,
  ClockBody,
  ClockState,
  PostbackBody,
  SimState,
} from '../../src/simulator/sim-api.ts';

/** The sandbox said no, or is not there. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

/** What a terminal needs of the sandbox's `/sim` interface (`src/simulator/sim-api.ts`). */
export interface SimClient {
  state(): Promise<SimState>;
  /** What a person's chat shows after `seq`, oldest first. */
  chat(userId: string, after: number): Promise<ChatItem[]>;
  text(userId: string, text: string): Promise<ActionAnswer>;
  postback(userId: string, body: PostbackBody): Promise<ActionAnswer>;
  switchMenu(userId: string, richMenuAliasId: string, data: string): Promise<ActionAnswer>;
  picture(userId: string, bytes: Uint8Array, mime: string): Promise<ActionAnswer>;
  /** `what`: `sticker`, `follow` or `unfollow`. */
  does(userId: string, what: string): Promise<ActionAnswer>;
  moveClock(wish: ClockBody): Promise<ClockState>;
}

export function createSimClient(origin: string): SimClient {
  const call = async (path: string, init?: RequestInit): Promise<unknown> => {
    let response: Response;
    try {
      response = await fetch(`${origin}/sim${path}`, init);
    } catch {
      throw new SandboxError(`no sandbox answers at ${origin}`);
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && body !== undefined) return body;
    const { message } = (body ?? {}) as { message?: unknown };
    throw new SandboxError(typeof message === 'string' ? message : `no sandbox at ${origin}`);
  };
  const post = (path: string, body: unknown) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const act = (userId: string, what: string, body: unknown) =>
    post(`/users/${userId}/${what}`, body) as Promise<ActionAnswer>;
  return {
    state: () => call('/state') as Promise<SimState>,
    chat: (userId, after) => call(`/users/${userId}/chat?after=${after}`) as Promise<ChatItem[]>,
    text: (userId, text) => act(userId, 'text', { text }),
    postback: (userId, body) => act(userId, 'postback', body),
    switchMenu: (userId, richMenuAliasId, data) =>
      act(userId, 'richmenu-switch', { richMenuAliasId, data }),
    picture: (userId, bytes, mime) =>
      call(`/users/${userId}/image`, {
        method: 'POST',
        headers: { 'content-type': mime },
        body: Buffer.from(bytes),
      }) as Promise<ActionAnswer>,
    does: (userId, what) => act(userId, what, {}),
    moveClock: (wish) => post('/clock', wish) as Promise<ClockState>,
  };
}
