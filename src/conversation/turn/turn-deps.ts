import type { Clock } from '../../ports/clock.ts';
import type { Sealer } from '../../ports/sealer.ts';
import type { UnitOfWork } from '../../ports/stores/stores.ts';
import type { Limits } from '../../config/limits.ts';
import type { Interpreter } from '../interpreter/reading.ts';
import type { Registry } from '../registry.ts';
import type { Translator } from '../translator.ts';
import type { EnqueueDeps } from './enqueue.ts';

export interface TurnDeps extends EnqueueDeps {
  uow: UnitOfWork;
  registry: Registry;
  interpreter: Interpreter;
  translator: Translator;
  sealer: Sealer;
  clock: Clock;
  limits: Limits;
  /** Named points where a test may kill the process. */
  at(point: string): void;
}
