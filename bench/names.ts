/** Every figure of `npm run bench`, its unit and goal. Ratios are to a baseline of the same run. */
export const FIGURES = {
  'webhook-ratio-embedded': { unit: 'ratio', goal: 0.85 },
  'webhook-ratio-mongodb': { unit: 'ratio', goal: 0.5 },
  'webhook-p99-ms-at-500': { unit: 'ms', goal: 50 },
  'turn-ratio-embedded': { unit: 'ratio', goal: 0.4 },
  'turn-ratio-mongodb': { unit: 'ratio', goal: 0.25 },
  'turn-p99-ms': { unit: 'ms', goal: 100 },
  'cold-start-ms': { unit: 'ms', goal: 1500 },
  'ledger-ratio-embedded': { unit: 'ratio', goal: 0.6 },
  'ledger-ratio-mongodb': { unit: 'ratio', goal: 0.6 },
  'hot-group-ratio': { unit: 'ratio', goal: 3 },
  'balance-scale-ratio': { unit: 'ratio', goal: 1.3 },
  'verify-seconds-province': { unit: 's', goal: 30 },
  'interpret-start-ms': { unit: 'ms', goal: 100 },
  'interpret-per-second': { unit: 'sentences/s', goal: 5000 },
  'idle-memory-mb': { unit: 'MB', goal: 130 },
} as const;

export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];
