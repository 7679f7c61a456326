import { badRequest, refuse, type Answer } from './answer.ts';
import type { Endpoint } from './call.ts';

type Parsed = { body: Record<string, unknown> } | { refused: Answer };

/** Parses the body as the endpoint wants it, or says why LINE would not. */
export function parseBody(endpoint: Endpoint, raw: Buffer, contentType: string): Parsed {
  const wanted = endpoint.body ?? (endpoint.method === 'POST' ? 'json' : 'none');
  if (wanted === 'none' || wanted === 'raw') return { body: {} };
  if (wanted === 'optional' && raw.length === 0) return { body: {} };
  if (wanted === 'form') return { body: Object.fromEntries(new URLSearchParams(raw.toString())) };
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json') {
    return { refused: refuse(415, `The content type, ${type}, is not supported`) };
  }
  return parseJson(raw.toString());
}

function parseJson(text: string): Parsed {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    const where = /line (\d+) column (\d+)/.exec(String(error));
    const message = `The request body could not be parsed as JSON (line: ${where?.[1] ?? '-'}, column: ${where?.[2] ?? '-'})`;
    return { refused: badRequest({ message }) };
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return { body: body as Record<string, unknown> };
  }
  const message = 'The request body could not be parsed as JSON (line: 1, column: 1)';
  return { refused: badRequest({ message }) };
}
