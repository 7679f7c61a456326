import type { Messenger } from '../../src/ports/messenger.ts';

const refuse = (): never => {
  throw new Error('a dry run tried to send');
};

/** For a dry run: asks the platform for its quota where there is one, and sends nothing. */
export function lookingMessenger(real: Messenger | undefined): Messenger {
  return {
    reply: refuse,
    push: refuse,
    multicast: refuse,
    quota: async () => real?.quota(),
    groupSize: async () => undefined,
    identity: async () => undefined,
    content: refuse,
    showTyping: refuse,
  };
}
