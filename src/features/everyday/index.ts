import { ASK_PERSON_VERB, verbChoice } from '../../conversation/choices.ts';
import type {
  Feature,
  IntentHandler,
  MenuEntry,
  Outcome,
  Shortcut,
} from '../../conversation/feature.ts';
import type { Intent } from '../../conversation/interpreter/reading.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice, View } from '../../conversation/view.ts';
import { askPeople } from './ask-people.view.ts';
import { followed, greet, isStranger, strangerView, unfollowed, wordsFor } from './greetings.ts';
import { likelyChoices } from './likely.ts';
import { menuCard } from './menu.view.ts';
import {
  ARABIC_DIGITS,
  askLanguage,
  LARGE_TYPE,
  NORMAL_TYPE,
  setDigits,
  setLanguage,
  setLargeType,
  setNews,
  THAI_DIGITS,
} from './preferences.ts';
import { picturesJob } from './pictures.job.ts';
import {
  ARABIC_DIGITS_TYPED,
  LARGE_TYPED,
  NORMAL_TYPED,
  THAI_DIGITS_TYPED,
} from './typed-words.ts';
import { perhapsMeant, whichOne } from './which-one.view.ts';
import { whoToAsk } from './who-to-ask.ts';

/** Quick replies that follow most answers. */
const LIKELY = 4;

/** Matters that people take to their committee; the bot says so and names whom to ask. */
const ASK_PEOPLE = ['loan', 'dividend', 'welfare', 'human', 'report'] as const;

const WRITE = verbChoice('everyday.ask.write', ASK_PERSON_VERB);

/** What the handlers below have in common: the menu as this person sees it. */
interface Desk {
  likely: (ctx: TurnContext) => Promise<readonly Choice[]>;
  say: (ctx: TurnContext, key: string) => Promise<Outcome>;
  showMenu: (ctx: TurnContext) => Promise<Outcome>;
  showHelp: (ctx: TurnContext) => Promise<Outcome>;
  notUnderstood: (ctx: TurnContext, text: string) => Promise<Outcome>;
}

function openDesk(menu: () => readonly MenuEntry[]): Desk {
  const likely: Desk['likely'] = (ctx) => likelyChoices(ctx, menu(), LIKELY);
  const say: Desk['say'] = async (ctx, key) => ({
    say: [{ kind: 'text', key, choices: await likely(ctx) }],
  });
  return {
    likely,
    say,
    showHelp: async (ctx) => ({
      ...(await say(ctx, isStranger(ctx) ? 'everyday.stranger' : wordsFor(ctx, 'help'))),
      outcome: 'help',
    }),
    showMenu: async (ctx) =>
      isStranger(ctx)
        ? { say: [strangerView(await likely(ctx))] }
        : { say: [menuCard(ctx, menu())], outcome: 'menu' },
    async notUnderstood(ctx, text) {
      const which = whichOne(ctx, text);
      if (which) return { say: [which], outcome: 'unknown' };
      const below = await likely(ctx);
      if (isStranger(ctx)) return { say: [strangerView(below)], outcome: 'unknown' };
      const choices = [...perhapsMeant(ctx, text, below), ...below];
      const view: View = { kind: 'text', key: wordsFor(ctx, 'not_understood'), choices };
      return { say: [view], outcome: 'unknown' };
    },
  };
}

function intentsOf({
  likely,
  say,
  showMenu,
  showHelp,
  notUnderstood,
}: Desk): NonNullable<Feature['intents']> {
  const ask = (about: Intent): IntentHandler => {
    return async (ctx) => {
      const people = await whoToAsk(ctx);
      const write = isStranger(ctx) ? [] : [WRITE];
      const choices = [...write, ...(await likely(ctx))];
      const below = { choices, isOfficer: ctx.actor.offices.length > 0 };
      return { say: [askPeople({ t: `everyday.about.${about}` }, people, below)] };
    };
  };
  return {
    menu: showMenu,
    help: showHelp,
    greeting: async (ctx) => greet(ctx, await likely(ctx)),
    thanks: async (ctx) => say(ctx, 'everyday.welcome'),
    cancel: async (ctx) => say(ctx, 'everyday.nothing_to_cancel'),
    back: async (ctx) => say(ctx, 'everyday.nothing_to_cancel'),
    yes: (ctx, _reading, text) => notUnderstood(ctx, text),
    no: (ctx, _reading, text) => notUnderstood(ctx, text),
    language: async (ctx) => askLanguage(ctx),
    'stop-messages': async (ctx) => setNews(ctx, false, await likely(ctx)),
    'start-messages': async (ctx) => setNews(ctx, true, await likely(ctx)),
    ...Object.fromEntries(ASK_PEOPLE.map((about) => [about, ask(about)])),
  };
}

const happeningsOf = ({ likely, say }: Desk): NonNullable<Feature['happenings']> => ({
  followed: async (ctx, what) =>
    followed(ctx, what.kind === 'followed' && what.returning, await likely(ctx)),
  unfollowed: (ctx) => unfollowed(ctx),
  sticker: async (ctx) => greet(ctx, await likely(ctx)),
  image: async (ctx) => say(ctx, 'everyday.picture'),
  audio: async (ctx) => say(ctx, 'everyday.voice'),
  video: async (ctx) => say(ctx, 'everyday.picture'),
  file: async (ctx) => say(ctx, 'everyday.picture'),
  location: async (ctx) => say(ctx, 'everyday.picture'),
});

/** How one wishes to read is said in words that no intent stands for. */
const typed =
  ({ likely }: Desk): Shortcut =>
  async (ctx, text) => {
    const words = text.trim().replace(/\s+/g, ' ');
    const large = LARGE_TYPED.test(words);
    if (large || NORMAL_TYPED.test(words)) return setLargeType(ctx, large, await likely(ctx));
    const thai = THAI_DIGITS_TYPED.test(words);
    if (!thai && !ARABIC_DIGITS_TYPED.test(words)) return undefined;
    return setDigits(ctx, thai ? 'thai' : null, await likely(ctx));
  };

const forAll = (order: number, choice: Choice): MenuEntry => ({
  order,
  choice,
  concerns: () => true,
});

/** What works for everyone at any time. @param menu all entries of all features */
export function createEverydayFeature(menu: () => readonly MenuEntry[]): Feature {
  const desk = openDesk(menu);
  const { likely, showMenu, showHelp, notUnderstood } = desk;
  return {
    name: 'everyday',
    intents: intentsOf(desk),
    verbs: {
      menu: showMenu,
      help: showHelp,
      'news.stop': async (ctx) => setNews(ctx, false, await likely(ctx)),
      'news.start': async (ctx) => setNews(ctx, true, await likely(ctx)),
      type: async (ctx, ref) => setLargeType(ctx, ref === 'large', await likely(ctx)),
      digits: async (ctx, ref) => setDigits(ctx, ref === 'thai' ? 'thai' : null, await likely(ctx)),
      language: async (ctx, ref) => setLanguage(ctx, ref, await likely(ctx)),
    },
    shortcuts: [typed(desk)],
    happenings: happeningsOf(desk),
    jobs: [picturesJob],
    menu: [
      forAll(90, { label: 'common.help', act: { do: 'verb', verb: 'help' } }),
      { order: 94, choice: LARGE_TYPE, concerns: ({ person }) => !person.largeType },
      { order: 94, choice: NORMAL_TYPE, concerns: ({ person }) => person.largeType },
      { order: 94, choice: THAI_DIGITS, concerns: ({ person }) => person.digits === null },
      { order: 94, choice: ARABIC_DIGITS, concerns: ({ person }) => person.digits === 'thai' },
      forAll(95, { label: 'everyday.menu.language', act: { do: 'verb', verb: 'language' } }),
    ],
    fallback: notUnderstood,
  };
}
