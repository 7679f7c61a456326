import { districtsIn, isDistrict, isProvince } from '../src/domain/areas.ts';
import { dateAt, timeOfDayAt } from '../src/domain/bangkok-time.ts';
import { showLinkCode } from '../src/domain/link-code.ts';
import { readName } from '../src/domain/names/read-name.ts';
import type { Office } from '../src/domain/roles/roles.ts';
import { inviteOfficer, type Invitation } from '../src/features/linking/invite-officer.ts';
import { PAPER_DAYS_MAX } from '../src/features/linking/limits.ts';
import { openForWriting } from './lib/open-for-writing.ts';
import { print } from './lib/print.ts';
import { CannotDo, runCommand, WrongUsage, type ExitCode } from './lib/run-command.ts';

const USAGE = `npm run --silent invite -- --role ROLE --area CODE --name "NAME" [--days 1-7] [--replace]
Makes a link code for an officer in the store that the environment names; the officer types it into
the chat with the bot and holds the office from then on. The code goes to stdout, words to stderr.
It is shown once. Inviting the same person again, before they used it, replaces it.
  --role   province-officer, district-officer or field-officer (พัฒนากร)
  --area   38 for the province; a district of it, such as 3804, for the other two
  --name   title, first name and surname, such as "นายสยาม ตัวอย่าง"
  --days   how long the code works, 1 to ${PAPER_DAYS_MAX}; 1 unless given
  --replace  they have a new LINE account: the old one loses the office at once
An embedded store is written by one process: stop the bot first. With MongoDB the bot may run.
`;

/** A clock that is further ahead than this was moved, ms. */
const A_MINUTE = 60_000;
const ROLES = ['province-officer', 'district-officer', 'field-officer'] as const;

await runCommand({
  name: 'invite',
  usage: USAGE,
  options: {
    role: { type: 'string' },
    area: { type: 'string' },
    name: { type: 'string' },
    days: { type: 'string' },
    replace: { type: 'boolean', default: false },
  },
  run: ({ role, area, name, days, replace }) => {
    const office = readRole(role);
    const invitation = {
      office,
      area: readArea(office, area),
      name: readOfficer(name),
      days: readDays(days ?? '1'),
      by: 'operator',
      replace,
    };
    return invite(invitation);
  },
});

function readRole(text: string | undefined): Office {
  const role = ROLES.find((one) => one === text);
  if (role === undefined) throw new WrongUsage(`--role expects one of ${ROLES.join(', ')}`);
  return role;
}

function readArea(office: Office, text = ''): string {
  if (office === 'province-officer') {
    if (isProvince(text)) return text;
    throw new WrongUsage('--area expects the code of a province for this role, such as 38');
  }
  if (isDistrict(text)) return text;
  const districts = districtsIn('38').join(', ');
  throw new WrongUsage(`--area expects the code of a district for this role: ${districts}`);
}

function readOfficer(text = ''): string {
  const reading = readName(text);
  if (reading.kind === 'name') return reading.name;
  throw new WrongUsage('--name expects a name of 2 to 80 letters, such as "นายสยาม ตัวอย่าง"');
}

function readDays(text: string): number {
  const days = /^\d$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= PAPER_DAYS_MAX) return days;
  throw new WrongUsage(`--days expects a whole number from 1 to ${PAPER_DAYS_MAX}`);
}

async function invite(invitation: Invitation): Promise<ExitCode> {
  const core = await openForWriting('or let an officer above invite by chat: เชิญเจ้าหน้าที่');
  try {
    const { ids, sealer } = core;
    const now = core.clock.now();
    const result = await core.uow.transact((stores) =>
      inviteOfficer({ stores, ids, sealer, now }, invitation, dateAt(now)),
    );
    if (result.kind === 'linked-already') {
      throw new CannotDo(
        'this person holds this office already and is linked to a LINE account; if that has changed, add --replace',
      );
    }
    const { code, expiresAt } = result.issued;
    print(showLinkCode(code));
    const { office, area } = invitation;
    process.stderr.write(
      `${office} ${area}: type this code into the chat with the bot before ${bangkok(expiresAt)}; it works once\n`,
    );
    if (now - Date.now() > A_MINUTE) {
      process.stderr.write(
        `by the sandbox's clock, which was moved: there it is ${bangkok(now)}\n`,
      );
    }
    return 0;
  } finally {
    await core.store.close();
  }
}

function bangkok(epochMs: number): string {
  const { hour, minute } = timeOfDayAt(epochMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dateAt(epochMs)} ${two(hour)}:${two(minute)} (Bangkok)`;
}
