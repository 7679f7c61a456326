import type { Conversation } from './conversation.ts';
import { SandboxError } from './sim-client.ts';

export const COMMANDS_HELP = `  words                say them to the bot          พิมพ์ข้อความถึงบอต
  /1 /2 …              press the button shown       กดปุ่มตามเลข
  /1 2026-12-05        press and pick a date        กดแล้วเลือกวัน
  /press LABEL         press by its first letters   กดปุ่มตามชื่อ
  /menu                the rich menu as buttons     เมนูด้านล่างของแชต
  /as KEY · /people    be somebody else             เปลี่ยนคน
  /clock [WHEN]        tomorrow-9, or an ISO time   เลื่อนนาฬิกา
  /picture · /sticker · /follow · /unfollow
  (empty line)         what came meanwhile          ดูข้อความใหม่
  /help · /quit
`;

type Command = (talk: Conversation, rest: string) => Promise<void> | void;

const COMMANDS: Readonly<Record<string, Command>> = {
  as: (talk, key) => talk.become(key),
  people: (talk) => talk.listPeople(),
  clock: (talk, wish) => talk.movesClock(wish === '' ? undefined : wish),
  menu: (talk) => talk.showsMenu(),
  press: (talk, label) => talk.pressesLabel(label),
  picture: (talk) => talk.sendsPicture(),
  sticker: (talk) => talk.does('sticker'),
  follow: (talk) => talk.does('follow'),
  unfollow: (talk) => talk.does('unfollow'),
};

/** Does what a line typed asks for. @returns false when it asks to end */
export async function obey(
  talk: Conversation,
  line: string,
  say: (line: string) => void,
): Promise<boolean> {
  const typed = line.trim();
  if (typed === '/quit' || typed === '/exit') return false;
  if (typed === '/help') say(COMMANDS_HELP.trimEnd());
  else if (typed === '') await talk.refresh();
  else if (typed.startsWith('/')) await command(talk, typed.slice(1));
  else await talk.types(typed);
  return true;
}

async function command(talk: Conversation, typed: string): Promise<void> {
  const [name = '', ...words] = typed.split(/\s+/);
  const rest = words.join(' ');
  if (/^\d+$/.test(name)) return talk.pressesNumber(Number(name), rest || undefined);
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!known) throw new SandboxError(`there is no /${name}; /help shows what there is`);
  await known(talk, rest);
}
