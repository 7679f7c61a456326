import type { CardData, Choice, View } from '../../conversation/view.ts';
import { DUES_PER_CAROUSEL, DUES_PER_PUSH } from './limits.ts';
import type { Due } from './find-dues.ts';

/** Typed as if by the person, so that they work from every phone and at any time. */
const SEE_BALANCE: Choice = {
  label: 'reminders.balance',
  act: { do: 'say', text: { t: 'reminders.balance' } },
};
const STOP_NEWS: Choice = {
  label: 'reminders.stop',
  act: { do: 'say', text: { t: 'reminders.stop' } },
};

/** One push: a card for one due, a row of cards for several groups' dues. */
export function reminderViews(dues: readonly Due[]): View[] {
  const [first] = dues;
  if (!first) throw new Error('nothing to remind of');
  const [, second] = dues;
  if (!second) {
    return [{ kind: 'card', template: 'reminder', data: cardOf(first), alt: altOf(first) }];
  }
  const shown = dues.slice(0, DUES_PER_PUSH);
  const views: View[] = [];
  for (let from = 0; from < shown.length; from += DUES_PER_CAROUSEL) {
    const items = shown.slice(from, from + DUES_PER_CAROUSEL).map(cardOf);
    const params = { count: dues.length, day: { date: first.depositDay } };
    const alt = { t: 'reminders.alt_several', params };
    views.push({ kind: 'cards', template: 'reminder', items, alt });
  }
  return views;
}

function cardOf({ member, group, month, depositDay }: Due): CardData {
  return {
    group: group.name,
    number: member.memberNo,
    amount: { money: member.pledgeSatang },
    month: { month },
    day: { date: depositDay },
    place: { t: 'reminders.place', params: { moo: group.moo, tambon: { area: group.tambonCode } } },
    balance: SEE_BALANCE,
    stop: STOP_NEWS,
  };
}

function altOf({ member, group, month, depositDay }: Due) {
  const params = {
    group: group.name,
    amount: { money: member.pledgeSatang },
    month: { month },
    day: { date: depositDay },
  };
  return { t: 'reminders.alt', params };
}
