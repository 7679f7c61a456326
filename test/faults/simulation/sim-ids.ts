import type { Ids } from '../../../src/ports/ids.ts';
import type { Chance } from './chance.ts';

/** Ids that come from the seed, sorting by when they were made. */
export function idsFrom(chance: Chance): Ids {
  let made = 0;
  const bytes = (length: number) => Uint8Array.from({ length }, () => chance.upTo(256));
  return {
    id: () =>
      `sim${String((made += 1)).padStart(10, '0')}${Buffer.from(bytes(7)).toString('hex')}`.slice(
        0,
        26,
      ),
    uuid: () => {
      const hex = Buffer.from(bytes(16)).toString('hex');
      const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
      return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
    },
    bytes,
  };
}
