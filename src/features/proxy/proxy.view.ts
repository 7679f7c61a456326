import { CANCEL, MENU, stepChoice, verbChoice } from '../../conversation/choices.ts';
import { codeCard } from '../../conversation/link-codes/code-card.view.ts';
import type { IssuedCode } from '../../conversation/link-codes/issue-code.ts';
import type { CardData, Value, View } from '../../conversation/view.ts';
import { dateAt } from '../../domain/bangkok-time.ts';
import { maskName } from '../../domain/names/mask-name.ts';
import type { Endable } from './endable.ts';
import type { Of, Offerable } from './offerable.ts';

const row = (name: string, value: Value): CardData => ({
  label: { t: `proxy.row.${name}` },
  value,
});

const RULES: readonly CardData[] = [
  row('sees', { t: 'proxy.sees' }),
  row('cannot', { t: 'proxy.cannot' }),
];

/** What somebody is let see, before the code is given. */
export function offerCard({ group, member, own }: Extract<Offerable, { kind: 'offerable' }>): View {
  const side = own ? 'own' : 'for';
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: `proxy.offer.title_${side}` },
      detail: { t: `proxy.offer.detail_${side}` },
      rows: [row('member', member.name), row('group', group.name), ...RULES],
      confirm: stepChoice('proxy.offer.confirm', 'confirm'),
      cancel: CANCEL,
    },
    alt: { t: `proxy.offer.title_${side}` },
  };
}

export const offeredCode = (
  { group, member, own }: Extract<Offerable, { kind: 'offerable' }>,
  issued: IssuedCode,
): View =>
  codeCard(
    {
      sort: 'proxy',
      whose: member.name,
      detail: {
        t: own ? 'proxy.card.detail_own' : 'proxy.card.detail_for',
        params: { number: member.memberNo, group: group.name },
      },
    },
    issued,
  );

export const takenView = ({ proxy, own }: Extract<Offerable, { kind: 'taken' }>): View => ({
  kind: 'text',
  key: own ? 'proxy.offer.taken_own' : 'proxy.offer.taken_for',
  params: { reader: proxy.readerName },
  choices: [verbChoice('proxy.end.button', 'proxy.end', proxy.proxyId), MENU],
});

/** Whose savings, name masked, until they have agreed. */
export function acceptCard({ group, member }: Of, reader: string): View {
  const name = maskName(member.name);
  return {
    kind: 'card',
    template: 'link-confirm',
    data: {
      title: { t: 'proxy.accept.title' },
      rows: [row('member', name), row('group', group.name), row('you', reader), ...RULES],
      notice: { t: 'proxy.accept.notice' },
      confirm: stepChoice('proxy.accept.confirm', 'confirm'),
      change: stepChoice('proxy.accept.not_them', 'not-them'),
    },
    alt: { t: 'proxy.accept.alt', params: { name, group: group.name } },
    choices: [CANCEL],
  };
}

/** One reading, seen from the side of whoever looks. */
export const readingRow = ({ by, group, member, proxy }: Endable): CardData => ({
  title:
    by === 'reader'
      ? { t: 'proxy.list.you_read', params: { name: member.name } }
      : { t: 'proxy.list.reads', params: { reader: proxy.readerName } },
  detail: {
    t: 'proxy.list.since',
    params: { group: group.name, date: { date: dateAt(proxy.since) } },
  },
});

export function endCard(found: Endable): View {
  const { by, group, member, proxy } = found;
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: `proxy.end.title_${by}` },
      detail: { t: 'proxy.end.detail' },
      rows: [row('member', member.name), row('group', group.name), row('reader', proxy.readerName)],
      confirm: stepChoice('proxy.end.confirm', 'confirm'),
      change: stepChoice('proxy.end.keep', 'keep'),
    },
    alt: { t: `proxy.end.title_${by}` },
  };
}
