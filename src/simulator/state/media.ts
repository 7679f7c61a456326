import { KEPT_MEDIA_BYTES } from '../limits.ts';
import { Ring } from './ring.ts';

const KEPT_MEDIA = 5_000;

/** How the platform answers for a piece of content: `preparing` is 202, `gone` 410. */
export type ContentState = 'ready' | 'preparing' | 'failed' | 'gone';

export interface Media {
  messageId: string;
  bytes: Buffer;
  mime: string;
  state: ContentState;
}

/** What people sent, by message id; the oldest are gone (410) once the store is full. */
export class MediaStore {
  private readonly byId = new Map<string, Media>();
  private readonly order = new Ring<Media>(KEPT_MEDIA, KEPT_MEDIA_BYTES, (m) => m.bytes.length);

  add(media: Media): void {
    this.byId.set(media.messageId, media);
    for (const old of this.order.push(media)) this.byId.delete(old.messageId);
  }

  get(messageId: string): Media | undefined {
    return this.byId.get(messageId);
  }

  /** Takes the bytes away; the id then answers as gone. */
  drop(messageId: string): void {
    const media = this.byId.get(messageId);
    if (media !== undefined) media.state = 'gone';
  }
}
