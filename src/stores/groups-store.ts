import type { Query, RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { GroupsReader, GroupsWriter } from '../ports/stores/groups-store.ts';
import { keepNumber, nextNumber } from './area-number.ts';
import { changeRow } from './change-row.ts';
import { groupOf, rowOfGroup, storedRules } from './group-row.ts';
import { groups } from './schema/groups.ts';
import { ruleChanges } from './schema/rule-changes.ts';
import type { StoreDeps } from './store-deps.ts';

export function createGroupsReader(reader: RecordReader, _deps: StoreDeps): GroupsReader {
  const list = async (query: Query<typeof groups>) =>
    (await reader.find(groups, query)).map(groupOf);
  return {
    async byId(groupId) {
      const row = await reader.get(groups, { groupId });
      return row && groupOf(row);
    },
    async byCode(code) {
      const [group] = await list({ index: 'byCode', eq: { code } });
      return group;
    },
    async inArea(areaCode) {
      const query = areaQuery(areaCode);
      return query ? list(query) : [];
    },
    ofFieldOffice: (fieldOfficeId) =>
      list({ index: 'ofFieldOffice', eq: { state: 'active', fieldOfficeId } }),
    page: (after, limit) =>
      list({ index: 'key', limit, ...(after === undefined ? {} : { range: { gt: after } }) }),
    async lastRuleChange(groupId, rule) {
      const query = { index: 'ofRule', eq: { groupId, rule }, order: 'desc', limit: 1 } as const;
      const [change] = await reader.find(ruleChanges, query);
      return change;
    },
  };
}

export function createGroupsWriter(writer: RecordWriter, deps: StoreDeps): GroupsWriter {
  return {
    ...createGroupsReader(writer, deps),
    async add(group) {
      await writer.insert(groups, rowOfGroup(group));
      await keepNumber(writer, group);
    },
    async change(groupId, { rules, ...rest }) {
      const patch = rules ? { ...rest, rules: storedRules(rules) } : rest;
      await changeRow(writer, groups, { groupId }, patch);
    },
    noteRuleChange: (change) => writer.insert(ruleChanges, change),
    nextNumberIn: (districtCode) => nextNumber(writer, districtCode),
  };
}

/** The length of a code tells what it names; no group lies in anything else. */
function areaQuery(code: string): Query<typeof groups> | undefined {
  switch (code.length) {
    case 2:
      return { index: 'inProvince', eq: { state: 'active', provinceCode: code } };
    case 4:
      return { index: 'inDistrict', eq: { state: 'active', districtCode: code } };
    case 6:
      return { index: 'inTambon', eq: { state: 'active', tambonCode: code } };
    default:
      return undefined;
  }
}
