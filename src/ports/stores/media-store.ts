/** A picture that an officer sent for an announcement; served under an unguessable address. */
export interface Media {
  mediaId: string;
  mime: string;
  bytes: Uint8Array;
  preview: Uint8Array;
  createdBy: string;
  createdAt: number;
}

export interface MediaReader {
  byId(mediaId: string): Promise<Media | undefined>;
}

export interface MediaWriter extends MediaReader {
  add(media: Media): Promise<void>;
}
