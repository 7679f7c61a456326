import type { World } from '../state/world.ts';
import type { Answer } from './answer.ts';

/** One request to the platform, read and authorized. */
export interface Call {
  world: World;
  requestId: string;
  /** Path parameters, decoded, in the order of the pattern. */
  params: string[];
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  raw: Buffer;
  /** The parsed JSON body, or undefined when the endpoint takes none. */
  body: Record<string, unknown>;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface RateLimit {
  max: number;
  perMs: number;
}

export interface Endpoint {
  /** What faults and logs call it. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `:name` matches one path segment. */
  path: string;
  handle: Handler;
  /** `json` (default of POST) is parsed first, `optional` too if there; `raw` stays as bytes. */
  body?: 'json' | 'optional' | 'form' | 'raw' | 'none';
  /** Default: LINE's 2,000 a second. */
  rate?: RateLimit;
  /** Channel-token endpoints authorize by their body. */
  open?: boolean;
}

export const PER_SECOND = 1_000;
export const PER_MINUTE = 60_000;
export const PER_HOUR = 3_600_000;

/** A property of the body if it is a text, else ''. */
export function textOf(body: Call['body'], name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}
