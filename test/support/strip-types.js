import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

/** Jest's transformer: types are taken out by Node itself, as when the program runs; lines stay where they are. */
// oxlint-disable-next-line import/no-default-export -- jest asks for it
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
  getCacheKey: (source) => createHash('sha1').update(process.version).update(source).digest('hex'),
};
