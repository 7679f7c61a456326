import { expect, test } from '@jest/globals';
import { gatherChoices } from '../../../src/conversation/turn/gather-choices.ts';
import { leadOn } from '../../../src/conversation/turn/lead-on.ts';
import type { Choice, View } from '../../../src/conversation/view.ts';

const verb = (name: string, ref?: string): Choice => ({
  label: `x.${name}`,
  act: { do: 'verb', verb: name, ...(ref !== undefined && { ref }) },
});
const step = (value: string): Choice => ({ label: `x.${value}`, act: { do: 'step', value } });
const text = (key: string, choices?: readonly Choice[]): View => ({
  kind: 'text',
  key,
  ...(choices && { choices }),
});
const gathered = (...views: View[]) => gatherChoices(views).at(-1)?.choices;

test('what an earlier message offers is offered under the last one, after its own, once', () => {
  expect(
    gathered(text('a', [verb('menu'), verb('help')]), text('b', [step('1'), verb('menu')])),
  ).toEqual([step('1'), verb('menu'), verb('help')]);
  expect(gathered(text('a', [verb('menu')]), text('b'))).toEqual([verb('menu')]);
});

test('the same button about another thing is another button', () => {
  const paid: Choice = { ...verb('a', '1'), params: { amount: { money: 100n } } };
  const other: Choice = { ...verb('a', '1'), params: { amount: { money: 200n } } };
  expect(gathered(text('a', [paid, other]), text('b', [paid]))).toEqual([paid, other]);
  expect(gathered(text('a', [verb('a', '1')]), text('b', [verb('a', '2')]))).toHaveLength(2);
});

test('a button without a reference is the one with an empty one, and none is said by the card too', () => {
  expect(gathered(text('a', [verb('menu')]), text('b', [verb('menu', '')]))).toHaveLength(1);
  const card: View = {
    kind: 'card',
    template: 'confirm',
    data: { cancel: verb('leave') },
    alt: { t: 'x' },
    choices: [verb('menu')],
  };
  expect(gathered(text('a', [verb('leave'), verb('help')]), card)).toEqual([
    verb('menu'),
    verb('help'),
  ]);
});

test('answers to a step stay under their own question', () => {
  const date: Choice = { label: 'x.d', act: { do: 'pick-date', value: 'd' } };
  expect(gathered(text('a', [step('1'), date]), text('b'))).toBeUndefined();
});

test('no more than the platform shows, its own first', () => {
  const many = Array.from({ length: 12 }, (_, i) => verb(`v${i}`));
  const chosen = gathered(text('a', many), text('b', [step('1'), step('2')]));
  expect(chosen).toHaveLength(13);
  expect(chosen?.slice(0, 3)).toEqual([step('1'), step('2'), verb('v0')]);
});

test('one message alone is left as it is, and so is silence', () => {
  const views = [text('a', [verb('menu')])];
  expect(gatherChoices(views)).toBe(views);
  expect(gatherChoices([])).toEqual([]);
});

test('an answer that offers nothing offers the menu', () => {
  expect(leadOn([text('a')]).at(-1)?.choices).toEqual([verbMenu]);
  const asks = [text('a', [step('1')])];
  expect(leadOn(asks)).toBe(asks);
  const card: View = { kind: 'card', template: 'x', data: { first: step('1') }, alt: { t: 'x' } };
  expect(leadOn([card])).toEqual([card]);
});
const verbMenu: Choice = { label: 'common.menu', act: { do: 'verb', verb: 'menu' } };
