import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { MediaReader, MediaWriter } from '../ports/stores/media-store.ts';
import { media } from './schema/media.ts';
import type { StoreDeps } from './store-deps.ts';

export function createMediaReader(reader: RecordReader, _deps: StoreDeps): MediaReader {
  return { byId: (mediaId) => reader.get(media, { mediaId }) };
}

export function createMediaWriter(writer: RecordWriter, deps: StoreDeps): MediaWriter {
  return {
    ...createMediaReader(writer, deps),
    add: (picture) => writer.insert(media, picture),
  };
}
