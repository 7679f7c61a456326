import type { GroupRules } from '../ports/stores/groups-store.ts';
import type { Params } from './view.ts';

/** What may be pledged in a group, for asking and for saying why another pledge does not fit. */
export const rulesParams = ({ maxSatang, minSatang, unitSatang }: GroupRules): Params => ({
  unit: { money: unitSatang },
  smallest: { money: minSatang },
  largest: { money: maxSatang },
});
