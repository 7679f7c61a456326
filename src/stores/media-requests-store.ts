import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type {
  MediaRequestsReader,
  MediaRequestsWriter,
} from '../ports/stores/media-requests-store.ts';
import { mediaRequestsTable } from './schema/media-requests.ts';

export function createMediaRequestsReader(records: RecordReader): MediaRequestsReader {
  return {
    due: (now, limit) =>
      records.find(mediaRequestsTable, {
        index: 'byState',
        eq: { state: 'wanted' },
        range: { lte: now },
        limit,
      }),
  };
}

export function createMediaRequestsWriter(records: RecordWriter): MediaRequestsWriter {
  return {
    ...createMediaRequestsReader(records),
    add: (request) => records.insert(mediaRequestsTable, request),
    change: ({ requestId, tries, state }, patch) =>
      records.update(mediaRequestsTable, { requestId }, patch, { tries, state }),
  };
}
