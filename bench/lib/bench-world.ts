import { openCore } from '../../src/composition/core.ts';
import { parseEnv } from '../../src/config/env.ts';
import { UNDECIDED_LIMITS } from '../../src/domain/groups/money-limits.ts';

export const BENCH_KEY = Buffer.alloc(32, 9).toString('base64');
const MEMBERS = 400;
const OPENED_ON = '2025-01-01';
const GROUP = 'bench-group';

export const benchUsers = (): string[] =>
  Array.from({ length: MEMBERS }, (_, index) => `U${String(index).padStart(32, '0')}`);

/** A store with one group of linked members, each with a year of deposits. */
export async function fillBenchWorld(env: Record<string, string>): Promise<void> {
  const parsed = parseEnv({ ...env, DATA_KEY: BENCH_KEY });
  if (parsed.kind === 'faults') throw new Error(parsed.faults.join('\n'));
  const core = await openCore(parsed.config);
  const now = Date.now();
  await core.uow.transact(async (stores) => {
    await stores.groups.add({
      groupId: GROUP,
      code: 'BK-3804-001',
      name: 'กลุ่มออมทรัพย์บ้านหนองหิ้ง',
      districtCode: '3804',
      tambonCode: '380401',
      moo: 3,
      state: 'active',
      foundedOn: OPENED_ON,
      fieldOfficeId: null,
      rules: {
        unitSatang: 1_000n,
        minSatang: 2_000n,
        maxSatang: 100_000n,
        feeSatang: 0n,
        depositDay: 5,
        reminderDaysBefore: 1,
        reminderHour: 9,
        pushReceipts: true,
        ...UNDECIDED_LIMITS,
      },
    });
    await stores.ledger.open(GROUP, { openedOn: OPENED_ON, at: now });
  });
  for (const [index, userId] of benchUsers().entries()) await addMember(core, index, userId, now);
  await core.store.close();
}

type Core = Awaited<ReturnType<typeof openCore>>;

async function addMember(core: Core, index: number, userId: string, now: number): Promise<void> {
  const personId = `p-bench-${index}`;
  const memberId = `m-bench-${index}`;
  await core.uow.transact(async (stores) => {
    await stores.people.add({
      personId,
      userId,
      lang: 'th',
      state: 'following',
      wantsNews: true,
      largeType: false,
      digits: null,
      consentVersion: 1,
      createdAt: now,
    });
    await stores.members.add({
      memberId,
      groupId: GROUP,
      memberNo: String(index + 1).padStart(4, '0'),
      name: `นางบุญมี ตัวอย่าง${index}`,
      state: 'active',
      pledgeSatang: 10_000n,
      joinedOn: OPENED_ON,
      leftOn: null,
      personId,
      linkedAt: now,
      phone: null,
      nationalId: null,
      born: null,
    });
    await stores.ledger.postMany(
      GROUP,
      Array.from({ length: 12 }, (_, month) => ({
        kind: 'deposit' as const,
        groupId: GROUP,
        idemKey: `bench:${index}:${month}`,
        actor: 'system',
        at: now,
        memberId,
        target: 'pledge' as const,
        months: [`2026-${String(month + 1).padStart(2, '0')}`],
        amount: 10_000n,
        channel: 'cash' as const,
      })),
    );
  });
}
