import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Fields } from '../../conversation/flow/form.ts';
import { readArea } from '../../conversation/read-area.ts';
import { normaliseName } from '../../domain/names/normalise-name.ts';
import { tambonsIn } from '../../domain/areas.ts';
import { FIRST_DAYS, GROUP_NAME_MAX, GROUP_NAME_MIN, MOO_MAX, DAY_MAX } from './limits.ts';
import { areaCard } from './choices.view.ts';
import type { OpenGroupData } from './open-group-data.ts';
import { openDistricts, setDistrict } from './open-districts.ts';
import { readCount, readListed } from './read-answers.ts';
import { ADD_MEMBER, MY_GROUPS, OPEN_GROUP, SETTINGS } from './typed-words.ts';

const MOO_BUTTONS = 10;
const HAS_LETTERS = /\p{L}{2}/u;

/** เปิดกลุ่ม, typed again after a break, is no group's name. */
const isOwnWord = (text: string): boolean =>
  [OPEN_GROUP, ADD_MEMBER, SETTINGS, MY_GROUPS].some((words) => words.test(text.trim()));

/** Name and village of a new group, and the day its pledges are paid. */
export const placeFields: Fields<OpenGroupData> = {
  name: {
    freeText: 'name',
    hint: 'groups.open.name_hint',
    missing: (data) => data.name === null,
    ask: () => ({ kind: 'text', key: 'groups.open.ask_name', choices: [CANCEL] }),
    take(_ctx, data, input) {
      if (input.kind !== 'text' || isOwnWord(input.text)) return { kind: 'unreadable' };
      const name = normaliseName(input.text);
      const usable =
        HAS_LETTERS.test(name) && name.length >= GROUP_NAME_MIN && name.length <= GROUP_NAME_MAX;
      return usable ? { kind: 'taken', data: { ...data, name } } : { kind: 'unreadable' };
    },
  },
  district: {
    hint: 'groups.open.district_hint',
    missing: (data) => data.district === null,
    ask: (ctx) => areaCard('groups.open.ask_district', openDistricts(ctx)),
    async take(ctx, data, input) {
      const districts = openDistricts(ctx);
      const district = readListed(input, districts) ?? readArea(ctx, input, districts);
      if (district === undefined) return { kind: 'unreadable' };
      return { kind: 'taken', data: await setDistrict(ctx, data, district) };
    },
  },
  tambon: {
    hint: 'groups.open.tambon_hint',
    missing: (data) => data.tambon === null,
    ask: (_ctx, data) => areaCard('groups.open.ask_tambon', tambonsIn(data.district ?? '')),
    take(ctx, data, input) {
      const tambons = tambonsIn(data.district ?? '');
      const tambon = readListed(input, tambons) ?? readArea(ctx, input, tambons);
      if (tambon === undefined) return { kind: 'unreadable' };
      return { kind: 'taken', data: { ...data, tambon } };
    },
  },
  moo: {
    hint: 'groups.open.moo_hint',
    missing: (data) => data.moo === null,
    ask: () => ({
      kind: 'text',
      key: 'groups.open.ask_moo',
      choices: [
        ...Array.from({ length: MOO_BUTTONS }, (_, index) =>
          stepChoice('groups.number', String(index + 1), { number: index + 1 }),
        ),
        BACK,
        CANCEL,
      ],
    }),
    take(ctx, data, input) {
      const moo = readCount(ctx, input, { min: 1, max: MOO_MAX });
      return moo === undefined ? { kind: 'unreadable' } : { kind: 'taken', data: { ...data, moo } };
    },
  },
  day: {
    hint: 'groups.open.day_hint',
    missing: (data) => data.depositDay === null,
    ask: () => ({
      kind: 'text',
      key: 'groups.open.ask_day',
      choices: [
        ...FIRST_DAYS.map((day) => stepChoice('groups.day', String(day), { day })),
        BACK,
        CANCEL,
      ],
    }),
    take(ctx, data, input) {
      const depositDay = readCount(ctx, input, { min: 1, max: DAY_MAX });
      if (depositDay === undefined) return { kind: 'unreadable' };
      return { kind: 'taken', data: { ...data, depositDay } };
    },
  },
};
