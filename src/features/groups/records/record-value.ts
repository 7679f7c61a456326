import type { Value } from '../../../conversation/view.ts';
import { satangFromText, satangToText } from '../../../domain/money.ts';
import { formatPhone } from '../../../domain/phone.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import type { RecordField } from './change-member-data.ts';

/** What stands in the record now, as it is stored in a dialogue. */
export function recordedValue(member: Member, field: RecordField): string {
  switch (field) {
    case 'name':
      return member.name;
    case 'pledge':
      return satangToText(member.pledgeSatang);
    case 'phone':
      return member.phone ?? '';
  }
}

/** The same for people. */
export function shownValue(field: RecordField, value: string): Value {
  switch (field) {
    case 'name':
      return value;
    case 'pledge':
      return { t: 'groups.baht', params: { amount: { money: satangFromText(value) } } };
    case 'phone':
      return value === '' ? { t: 'groups.add.no_phone' } : formatPhone(value);
  }
}
