import type { Messenger } from '../../../src/ports/messenger.ts';
import { StoreUnavailableError } from '../../../src/ports/records/errors.ts';

/** A process that may be dead: whatever is left of it reaches neither store nor LINE. */
export interface Life {
  dead: boolean;
}

/** A dead process calls nobody. */
export function aliveOnly(messenger: Messenger, life: Life): Messenger {
  const or = <T>(calling: () => Promise<T>): Promise<T> =>
    life.dead ? Promise.reject(new StoreUnavailableError('this process is dead')) : calling();
  return {
    reply: (...given) => or(() => messenger.reply(...given)),
    push: (...given) => or(() => messenger.push(...given)),
    multicast: (...given) => or(() => messenger.multicast(...given)),
    quota: () => or(() => messenger.quota()),
    groupSize: (...given) => or(() => messenger.groupSize(...given)),
    identity: () => or(() => messenger.identity()),
    content: (...given) => or(() => messenger.content(...given)),
    showTyping: (...given) => or(() => messenger.showTyping(...given)),
  };
}
