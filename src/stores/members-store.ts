import type { Query, RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { MembersReader, MembersWriter } from '../ports/stores/members-store.ts';
import { changeRow } from './change-row.ts';
import { memberContext, memberOf, nameKey, numberOf, rowOfMember } from './member-row.ts';
import { addPost, committeeOf, endPost, postsOf } from './posts-held.ts';
import { members } from './schema/members.ts';
import { sealOrNull } from './sealed.ts';
import type { StoreDeps } from './store-deps.ts';

export function createMembersReader(reader: RecordReader, { sealer }: StoreDeps): MembersReader {
  const list = async (query: Query<typeof members>) =>
    (await reader.find(members, query)).map((row) => memberOf(row, sealer));
  const active = (groupId: string) => ({
    index: 'inState',
    eq: { groupId, state: 'active' } as const,
  });
  return {
    async byId(memberId) {
      const row = await reader.get(members, { memberId });
      return row && memberOf(row, sealer);
    },
    async byNo(groupId, memberNo) {
      const number = numberOf(memberNo);
      if (number === undefined) return undefined;
      const [member] = await list({ index: 'byNumber', eq: { groupId, number } });
      return member;
    },
    ofPerson: (personId) => list({ index: 'byPerson', eq: { personId } }),
    activeIn: (groupId) => list(active(groupId)),
    countActive: (groupId) => reader.count(members, active(groupId)),
    async lastNumber(groupId) {
      const query = { index: 'byNumber', eq: { groupId }, order: 'desc', limit: 1 } as const;
      const [last] = await reader.find(members, query);
      return last?.number ?? 0;
    },
    byExactName: (groupId, name) =>
      list({ index: 'byName', eq: { groupId, nameKey: nameKey(sealer, groupId, name) } }),
    postsOf: (memberId) => postsOf(reader, memberId),
    committee: (groupId) => committeeOf(reader, groupId),
  };
}

export function createMembersWriter(writer: RecordWriter, deps: StoreDeps): MembersWriter {
  const { sealer } = deps;
  return {
    ...createMembersReader(writer, deps),
    add: (member) => writer.insert(members, rowOfMember(member, sealer)),
    async change(memberId, { name, phone, ...rest }) {
      const patch = {
        ...rest,
        ...(name === undefined ? {} : await renamed(memberId, name)),
        ...(phone === undefined
          ? {}
          : { phone: sealOrNull(sealer, phone, memberContext('phone', memberId)) }),
      };
      await changeRow(writer, members, { memberId }, patch);
    },
    link: (memberId, personId, linkedAt) =>
      writer.update(members, { memberId }, { personId, linkedAt }, { personId: null }),
    unlink: (memberId) =>
      changeRow(writer, members, { memberId }, { personId: null, linkedAt: null }),
    addPost: (post) => addPost(writer, post),
    endPost: (postId, until) => endPost(writer, postId, until),
  };

  async function renamed(memberId: string, name: string) {
    const row = await writer.get(members, { memberId });
    if (!row) throw new Error('no such row in members');
    return {
      name: sealer.seal(name, memberContext('name', memberId)),
      nameKey: nameKey(sealer, row.groupId, name),
    };
  }
}
