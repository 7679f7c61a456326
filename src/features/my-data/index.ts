import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Feature, MenuEntry, Outcome, Shortcut } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { dataView } from './show-data.ts';
import { showCopy } from './show-copy.ts';
import { CONSENT, COPY, WHO_LOOKED } from './typed-words.ts';
import { showWhoLooked } from './who-looked.ts';

const LAST = 92;

const isKnown: MenuEntry['concerns'] = ({ actor }) =>
  actor.memberships.length > 0 || actor.offices.length > 0 || actor.readsFor.length > 0;

/** What was agreed to, what follows from taking it back, and the two ways to do so. */
const showConsent = async (ctx: TurnContext): Promise<Outcome> => {
  const { wantsNews } = ctx.person;
  const news = wantsNews
    ? verbChoice('everyday.news.stop', 'news.stop')
    : verbChoice('everyday.news.start', 'news.start');
  const choices = [news, verbChoice('my-data.unlink', 'linking.unlink'), MENU];
  return { say: [{ kind: 'text', key: 'my-data.consent', choices }] };
};

/** What is kept and why, and of who is known, what is stored of them. */
async function showNotice(ctx: TurnContext): Promise<Outcome> {
  const notice = { kind: 'text', key: 'everyday.privacy', choices: [MENU] } as const;
  return { say: isKnown(ctx) ? [notice, await dataView(ctx)] : [notice] };
}

const typed: Shortcut = async (ctx, text) => {
  if (!isKnown(ctx)) return undefined;
  const words = text.trim().replace(/\s+/g, ' ');
  if (WHO_LOOKED.test(words)) return showWhoLooked(ctx);
  if (COPY.test(words)) return showCopy(ctx);
  return CONSENT.test(words) ? showConsent(ctx) : undefined;
};

/** A person's own data: what is stored, who looked, a copy, what was agreed to. */
export const myDataFeature: Feature = {
  name: 'my-data',
  intents: {
    privacy: showNotice,
  },
  verbs: {
    'my-data': showNotice,
    'my-data.who': showWhoLooked,
    'my-data.copy': showCopy,
    'my-data.consent': showConsent,
  },
  shortcuts: [typed],
  menu: [{ order: LAST, choice: verbChoice('my-data.button', 'my-data'), concerns: isKnown }],
};
