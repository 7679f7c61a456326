import type { LogFields } from '../adapters/log/fields.ts';

/** Told of trouble: a fixed event name, allow-listed fields, and its cause. */
export type Report = (event: string, fields: LogFields, cause?: unknown) => void;
