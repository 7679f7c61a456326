import type { Feature } from '../../conversation/feature.ts';
import { remindersJob } from './reminders.job.ts';

/** Reminds members, before their group's deposit day, of what they have not paid this month. */
export const remindersFeature: Feature = { name: 'reminders', jobs: [remindersJob] };
