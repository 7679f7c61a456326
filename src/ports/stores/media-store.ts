/** A picture that somebody sent in a dialogue; served under an unguessable address. */
export interface Media {
  mediaId: string;
  mime: string;
  bytes: Uint8Array;
  preview: Uint8Array;
  createdBy: string;
  createdAt: number;
}

/** A picture that may be removed from a time on, epoch ms. */
export interface MediaEnd {
  mediaId: string;
  endsAt: number;
}

export interface MediaReader {
  byId(mediaId: string): Promise<Media | undefined>;
  /** Pictures whose time ends by then, the earliest first. */
  endingBy(time: number, limit: number): Promise<MediaEnd[]>;
}

export interface MediaWriter extends MediaReader {
  /** @param endsAt when it may be removed unless something refers to it by then, epoch ms */
  add(media: Media, endsAt: number): Promise<void>;
  /**
   * Something refers to it: it stays at least until then, or for good. Never shortens its time.
   * @returns false when it is gone
   */
  keep(mediaId: string, until: number | 'for-good'): Promise<boolean>;
  /** Removes it if its time is over. @returns false when it is not (any more) */
  removeEnded(mediaId: string, now: number): Promise<boolean>;
}
