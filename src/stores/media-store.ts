import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { MediaReader, MediaWriter } from '../ports/stores/media-store.ts';
import { mediaEnds } from './schema/media-ends.ts';
import { media } from './schema/media.ts';
import type { StoreDeps } from './store-deps.ts';

export function createMediaReader(reader: RecordReader, _deps: StoreDeps): MediaReader {
  return {
    byId: (mediaId) => reader.get(media, { mediaId }),
    endingBy: (time, limit) =>
      reader.find(mediaEnds, { index: 'byEnd', range: { lte: time }, limit }),
  };
}

export function createMediaWriter(writer: RecordWriter, deps: StoreDeps): MediaWriter {
  return {
    ...createMediaReader(writer, deps),
    async add(picture, endsAt) {
      await writer.insert(media, picture);
      await writer.insert(mediaEnds, { mediaId: picture.mediaId, endsAt });
    },
    async keep(mediaId, until) {
      const end = await writer.get(mediaEnds, { mediaId });
      // One without an end is kept for good already, or is gone.
      if (!end) return (await writer.count(media, { index: 'key', eq: { mediaId } })) > 0;
      if (until === 'for-good') await writer.remove(mediaEnds, { mediaId });
      else if (until > end.endsAt) await writer.update(mediaEnds, { mediaId }, { endsAt: until });
      return true;
    },
    async removeEnded(mediaId, now) {
      const end = await writer.get(mediaEnds, { mediaId });
      if (!end || end.endsAt > now) return false;
      await writer.remove(mediaEnds, { mediaId });
      return writer.remove(media, { mediaId });
    },
  };
}
