import type { LocalDate } from './bangkok-time.ts';
import { splitTitle } from './names/split-title.ts';

/** A child's title (เด็กชาย, เด็กหญิง) is given up at this age; until then a guardian acts for them. */
const CHILD_UNTIL_YEARS = 15;
const CHILDS_TITLE = /^(?:เด็ก(?:ชาย|หญิง)|ด\.?[ชญ]\.?)$/;

/**
 * Whether a member is a child: by the day or year of birth where it is known, else by the title,
 * which people go on bearing on a register for some time.
 * @param born `2014-05-06`, or `2014`: then until the end of the year
 */
export function isChild(
  { born, name }: { born: string | null; name: string },
  today: LocalDate,
): boolean {
  if (born === null) return CHILDS_TITLE.test(splitTitle(name).title);
  const day = born.length === 4 ? `${born}-12-31` : born;
  return today < `${Number(day.slice(0, 4)) + CHILD_UNTIL_YEARS}${day.slice(4)}`;
}
