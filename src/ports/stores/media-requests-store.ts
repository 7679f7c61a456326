/** A picture a dialogue waits for, to be fetched from the platform outside the turn. */
export interface MediaRequest {
  requestId: string;
  personId: string;
  runId: string;
  messageId: string;
  state: 'wanted' | 'done' | 'failed';
  tries: number;
  nextAt: number;
}

export interface MediaRequestsReader {
  due(now: number, limit: number): Promise<MediaRequest[]>;
}

export interface MediaRequestsWriter extends MediaRequestsReader {
  add(request: MediaRequest): Promise<void>;
  /** @returns false unless it was still wanted with these tries (another instance was faster). */
  change(
    request: MediaRequest,
    patch: Partial<Pick<MediaRequest, 'state' | 'tries' | 'nextAt'>>,
  ): Promise<boolean>;
}
