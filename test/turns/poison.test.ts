import { expect, test } from '@jest/globals';
import type { IntentHandler } from '../../src/conversation/feature.ts';
import type { Intent } from '../../src/conversation/interpreter/reading.ts';
import { inboxTable } from '../../src/stores/schema/inbox.ts';
import { describeStores } from '../support/stores.ts';
import { useStages, type Stage } from './stage.ts';

/** Puts a handler in the place of a feature's own. */
function handle(stage: Stage, intent: Intent, handler: IntentHandler): void {
  (stage.bot.core.registry.intents as Map<Intent, IntentHandler>).set(intent, handler);
}

const SORRY = 'ขออภัย ระบบทำเรื่องนี้ไม่สำเร็จ';
const PATIENT_MS = 30_000;

describeStores((_name, openStore) => {
  const start = useStages(openStore);
  const stateOf = async (stage: Stage, eventId: string) =>
    (await stage.store.reader.get(inboxTable, { eventId }))?.state;

  test(
    'an event that always throws is tried five times, then dead and its sender told; others do not wait',
    async () => {
      const stage = await start();
      let tries = 0;
      handle(stage, 'thanks', async (ctx) => {
        tries += 1;
        await ctx.stores.people.change(ctx.person.personId, { wantsNews: false });
        throw new Error('always');
      });
      const bad = stage.words('member', 'ขอบคุณ');
      const behind = stage.words('member', 'เช็คยอด');
      await stage.give([bad, behind]);
      await stage.until('a first failure', () => tries === 1);
      const asked = Date.now();
      const other = stage.words('member2', 'เช็คยอด');
      await stage.give([other]);
      await stage.until('the other lane', () => stage.answerTo(other) !== undefined);
      expect(Date.now() - asked).toBeLessThan(2_000);
      expect(tries).toBeLessThan(5);
      await stage.until('an answer behind it', () => stage.answerTo(behind) !== undefined);
      await stage.until('the word', () => stage.answerTo(bad) !== undefined);
      expect(tries).toBe(5);
      expect(stage.answerTo(bad)).toContain(SORRY);
      expect(stage.answerTo(behind)).toContain('0012');
      expect(await stateOf(stage, bad.eventId)).toBe('dead');
      const person = await stage.bot.core.uow.read.people.byId('p-member');
      expect(person?.wantsNews).toBe(true);
    },
    PATIENT_MS,
  );

  test(
    'a dead token, a stranger, content that does not open, a fault that passes: each comes to its end',
    async () => {
      const stage = await start();
      const tries = new Map<string, number>();
      handle(stage, 'thanks', async (ctx) => {
        const { personId } = ctx.person;
        const count = (tries.get(personId) ?? 0) + 1;
        tries.set(personId, count);
        if (personId !== 'p-chair' || count < 4) throw new Error('perhaps always');
        return { say: [{ kind: 'text', key: 'everyday.welcome' }] };
      });
      const tokenDead = stage.words('member', 'ขอบคุณ');
      const stranger = stage.words('stranger', 'ขอบคุณ');
      const passing = stage.words('chair', 'ขอบคุณ');
      const unreadable = stage.words('member2', 'สวัสดี');
      const behind = stage.words('member2', 'เช็คยอด');
      await stage.bot.core.inboxGate.accept([unreadable, behind], stage.store.now());
      const patch = { body: Uint8Array.of(1, 2, 3) };
      await stage.store.updateEach(inboxTable, [{ key: { eventId: unreadable.eventId }, patch }]);
      await stage.give([tokenDead], stage.store.now() - 55_000);
      await stage.give([stranger, passing]);
      stage.bot.workers.lanes.poke([stage.bot.core.inboxGate.laneOf(behind)]);

      const { eventId } = tokenDead;
      await stage.until('its end', async () => (await stateOf(stage, eventId)) === 'dead');
      await stage.until('a word to the stranger', () => stage.answerTo(stranger) !== undefined);
      await stage.until('the answer', () => stage.answerTo(passing) !== undefined);
      await stage.until('the answer behind', () => stage.answerTo(behind) !== undefined);

      expect(stage.answerTo(stranger)).toContain(SORRY);
      expect(stage.answerTo(passing)).not.toContain(SORRY);
      expect(await stateOf(stage, passing.eventId)).toBe('done');
      expect(await stateOf(stage, unreadable.eventId)).toBe('dead');
      expect(stage.answerTo(tokenDead)).toBeUndefined();
      const next = await stage.said(stage.words('member', 'เช็คยอด'));
      expect(next).toContain(SORRY);
      expect(next).toContain('0012');
    },
    PATIENT_MS,
  );
});
