import type { Person } from '../ports/stores/people-store.ts';
import type { RenderFor } from './renderer.ts';

/** For a person, in their language and as they wished to read. */
export const asWished = ({ digits, lang, largeType, personId }: Person): RenderFor => ({
  lang,
  audience: personId,
  large: largeType,
  thaiDigits: digits === 'thai',
});
