import { parseEnv, type Config } from '../../src/config/env.ts';
import { CannotDo } from './run-command.ts';

/** The environment as the bot reads it. @throws CannotDo, all faults told */
export function readConfig(): Config {
  const parsed = parseEnv(process.env);
  if (parsed.kind === 'config') return parsed.config;
  throw new CannotDo(...parsed.faults);
}
