import type { Random } from '../random.ts';
import { CHILDREN_BOYS, CHILDREN_GIRLS, MEN, WOMEN } from './given-names.ts';
import { SURNAMES } from './surnames.ts';

const SHARE_OF_WOMEN = 0.62;
const SURNAMES_OF_A_VILLAGE = 26;
const CHILD_UNTIL = 15;
const MARRIED_SHARE = 0.8;

/** The surnames that one village has. */
export function villageSurnames(random: Random): string[] {
  return random.shuffle(SURNAMES).slice(0, SURNAMES_OF_A_VILLAGE);
}

/** Title, first name and surname as on a register: `นางบุญมี สีดา`. */
export function makeName(random: Random, surnames: readonly string[], age: number): string {
  const woman = random.chance(SHARE_OF_WOMEN);
  const surname = random.pick(surnames);
  if (age < CHILD_UNTIL) {
    const first = random.pick(woman ? CHILDREN_GIRLS : CHILDREN_BOYS);
    return `${woman ? 'ด.ญ.' : 'ด.ช.'}${first} ${surname}`;
  }
  if (!woman) return `นาย${random.pick(MEN)} ${surname}`;
  const married = age > 24 && random.chance(MARRIED_SHARE);
  return `${married ? 'นาง' : 'นางสาว'}${random.pick(WOMEN)} ${surname}`;
}
