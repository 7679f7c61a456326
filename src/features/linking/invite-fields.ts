import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Fields } from '../../conversation/flow/form.ts';
import type { Choice, Value, View } from '../../conversation/view.ts';
import { readArea } from '../../conversation/read-area.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { readName } from '../../domain/names/read-name.ts';
import type { Input } from '../../conversation/flow/input.ts';
import type { InviteData } from './invite-data.ts';
import { invitableAreas, invitableOffices } from './invite-rights.ts';
import { readValidity, validityChoices } from './validity.ts';

/** Numbered buttons; the number may be typed instead. */
export function numberedCard(
  title: string,
  options: readonly [string, Value][],
  below: readonly Choice[] = BELOW,
): View {
  const rows = options.map(([value, label], index) => ({
    choice: stepChoice('linking.numbered', value, { number: index + 1, label }),
  }));
  const alt = { t: title };
  return { kind: 'card', template: 'choices', data: { title: alt, rows }, alt, choices: below };
}

const BELOW: readonly Choice[] = [BACK, CANCEL];

export function readNumbered<T extends string>(input: Input, options: readonly T[]): T | undefined {
  if (input.kind === 'choice') return options.find((one) => one === input.value);
  if (input.kind !== 'text') return undefined;
  const text = asciiDigits(input.text.trim());
  return /^\d{1,2}$/.test(text) ? options[Number(text) - 1] : options.find((one) => one === text);
}

/** Who is invited to which office, and how the code is handed over. */
export const inviteFields: Fields<InviteData> = {
  office: {
    hint: 'linking.invite.number_hint',
    missing: (data) => data.office === null,
    ask: (ctx) =>
      numberedCard(
        'linking.invite.ask_office',
        invitableOffices(ctx.actor).map((office) => [office, { t: `linking.office.${office}` }]),
        [CANCEL],
      ),
    take(ctx, data, input) {
      const office = readNumbered(input, invitableOffices(ctx.actor));
      if (office === undefined) return { kind: 'unreadable' };
      const areas = invitableAreas(ctx.actor, office);
      const [only] = areas;
      const keeps = data.area !== null && areas.includes(data.area);
      const area = keeps ? data.area : areas.length === 1 ? (only ?? null) : null;
      return { kind: 'taken', data: { ...data, office, area } };
    },
  },
  area: {
    hint: 'linking.invite.number_hint',
    missing: (data) => data.area === null,
    ask: (ctx, data) =>
      numberedCard(
        'linking.invite.ask_area',
        areasOf(ctx.actor, data).map((area) => [area, { area }]),
      ),
    take(ctx, data, input) {
      const areas = areasOf(ctx.actor, data);
      const area = readNumbered(input, areas) ?? readArea(ctx, input, areas);
      if (area === undefined) return { kind: 'unreadable' };
      return { kind: 'taken', data: { ...data, area } };
    },
  },
  name: {
    freeText: 'name',
    hint: 'linking.invite.name_hint',
    missing: (data) => data.name === null,
    ask: (ctx, data) => ({
      kind: 'text',
      key: 'linking.invite.ask_name',
      params: { office: { t: `roles.${data.office ?? 'field-officer'}` } },
      choices: invitableOffices(ctx.actor).length > 1 ? BELOW : [CANCEL],
    }),
    take(_ctx, data, input) {
      if (input.kind !== 'text') return { kind: 'unreadable' };
      const reading = readName(input.text);
      if (reading.kind === 'refused') return { kind: 'unreadable' };
      return { kind: 'taken', data: { ...data, name: reading.name } };
    },
  },
  days: {
    hint: 'linking.issue.validity_hint',
    missing: (data) => data.days === null,
    ask: (_ctx, data) => ({
      kind: 'text',
      key: 'linking.issue.ask_validity',
      params: { name: data.name ?? '' },
      choices: [...validityChoices(), ...BELOW],
    }),
    take(ctx, data, input) {
      const days = readValidity(ctx, input);
      return days === undefined
        ? { kind: 'unreadable' }
        : { kind: 'taken', data: { ...data, days } };
    },
  },
};

const areasOf = (actor: Parameters<typeof invitableAreas>[0], data: InviteData): string[] =>
  data.office === null ? [] : invitableAreas(actor, data.office);
