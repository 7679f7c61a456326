import type { Content } from '../../ports/messenger.ts';

export interface Download {
  url: URL;
  channelAccessToken: string;
  timeoutMs: number;
  limitBytes: number;
}

/**
 * Fetches what a person sent. Own fetch: the SDK's stream hangs and kills the process when the
 * connection breaks halfway, and it takes 202 (still being prepared) for an empty file.
 */
export async function downloadContent(download: Download): Promise<Content> {
  try {
    const response = await fetch(download.url, {
      headers: { authorization: `Bearer ${download.channelAccessToken}` },
      signal: AbortSignal.timeout(download.timeoutMs),
    });
    if (response.status === 200) return await readWithin(response, download.limitBytes);
    await response.body?.cancel();
    if (response.status === 202) return { kind: 'not-ready' };
    if (response.status === 404 || response.status === 410) return { kind: 'gone' };
    return { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' }; // no connection, broken off, or out of time: to be tried again
  }
}

async function readWithin(response: Response, limitBytes: number): Promise<Content> {
  if (Number(response.headers.get('content-length') ?? 0) > limitBytes) {
    await response.body?.cancel();
    return { kind: 'too-large' };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the rest of the download.
    if (size > limitBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  const mime = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return {
    kind: 'content',
    bytes: Buffer.concat(chunks),
    mime: mime ?? 'application/octet-stream',
  };
}
