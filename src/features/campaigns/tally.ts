import type { Campaign, CampaignTally, ChunkState } from '../../ports/stores/campaigns-store.ts';

export const EMPTY_TALLY: CampaignTally = {
  accepted: 0,
  refused: 0,
  unknown: 0,
  expired: 0,
  cancelled: 0,
  left: 0,
};

/** Adds people to what became of them. */
export function tallied(
  tally: CampaignTally,
  fate: keyof CampaignTally,
  people: number,
): CampaignTally {
  return { ...tally, [fate]: tally[fate] + people };
}

/** People whose fate is still open. */
export function waiting({ recipients, tally }: Pick<Campaign, 'recipients' | 'tally'>): number {
  const settled = Object.values(tally).reduce<number>((sum, count) => sum + Number(count), 0);
  return recipients - settled;
}

export type Fate = Extract<ChunkState, keyof CampaignTally>;
