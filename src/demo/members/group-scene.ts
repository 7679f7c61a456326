import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Demo } from '../demo-data.ts';
import type { Opening } from '../demo-time.ts';
import type { GroupPlan } from '../places/group-plan.ts';
import type { Random } from '../random.ts';

/** All that the members of one group are made from. */
export interface GroupScene {
  readonly demo: Demo;
  readonly today: LocalDate;
  readonly plan: GroupPlan;
  readonly groupId: string;
  /** Counts the groups of the demo, for numbers that no two people share. */
  readonly groupNo: number;
  readonly foundedOn: LocalDate;
  readonly opening: Opening;
  /** Random for this group only. */
  readonly random: Random;
  /** The same for all groups, for humans who are members of several. */
  readonly humans: Random;
  /** The id that a persona has in every demo. */
  personaId(key: string): string;
  /** Monthly pledges that are still to be given out, satang. */
  nextPledge(): bigint;
}
