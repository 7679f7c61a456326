import { retryWith } from '../../../conversation/flow/form.ts';
import type { Input } from '../../../conversation/flow/input.ts';
import type { Move } from '../../../conversation/flow/flow.ts';
import { saidNo } from '../../../conversation/said.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { satangToText } from '../../../domain/money.ts';
import { readName } from '../../../domain/names/read-name.ts';
import { readPhone } from '../../../domain/phone.ts';
import { pledgeFits } from '../../../domain/pledge/pledge-fits.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import { readMoney, textOf } from '../read-answers.ts';
import { NONE } from '../typed-words.ts';
import type { RecordField } from './change-member-data.ts';

type Refusal = Extract<Move<never>, { kind: 'retry' }>;

/** What was typed for a line of the record; what is wrong with it; undefined for what is no answer. */
export function readRecordValue(
  ctx: TurnContext,
  field: RecordField,
  input: Input,
  group: Group,
): { value: string } | Refusal | undefined {
  switch (field) {
    case 'name': {
      if (input.kind !== 'text') return undefined;
      const reading = readName(input.text);
      return reading.kind === 'name'
        ? { value: reading.name }
        : retryWith(`groups.name_${reading.reason}`);
    }
    case 'pledge': {
      const pledge = readMoney(ctx, input);
      if (pledge === undefined) return undefined;
      if (pledgeFits(group.rules, pledge)) return { value: satangToText(pledge) };
      const { maxSatang, minSatang, unitSatang } = group.rules;
      return retryWith('groups.add.pledge_outside', {
        unit: { money: unitSatang },
        smallest: { money: minSatang },
        largest: { money: maxSatang },
      });
    }
    case 'phone': {
      const said = (textOf(input) ?? '').trim();
      if (NONE.test(said) || saidNo(input)) return { value: '' };
      const reading = readPhone(said);
      if (reading.kind !== 'refused') return { value: reading.number };
      return /\d{6,}/.test(said.replace(/[\s-]/g, ''))
        ? retryWith('groups.add.phone_number')
        : undefined;
    }
  }
}
