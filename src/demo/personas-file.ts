import { ALL_PERSONAS, type Persona } from './personas.ts';

interface PersonaRole {
  role: string;
  group?: string;
  area?: string;
}

/** `scripts/demo-personas.json`: what another program that plays LINE needs to know. */
export interface PersonasFile {
  personas: {
    key: string;
    lineUserId: string;
    displayName: string;
    roles: PersonaRole[];
    memberNo?: string;
    group?: string;
  }[];
}

export function personasFile(): PersonasFile {
  return {
    personas: ALL_PERSONAS.map((persona) => {
      const { key, lineUserId, displayName, memberships } = persona;
      const [first] = memberships;
      return {
        key,
        lineUserId,
        displayName,
        roles: rolesOf(persona),
        ...(first && { memberNo: shownNumber(first.memberNo), group: first.group }),
      };
    }),
  };
}

export const shownNumber = (memberNo: number): string => String(memberNo).padStart(4, '0');

/** What a person is first for comes first: the treasurer is a member, too. */
function rolesOf({ memberships, office, name }: Persona): PersonaRole[] {
  if (name === undefined) return [{ role: 'stranger' }];
  const posts = memberships.flatMap(({ group, posts }) => posts.map((role) => ({ role, group })));
  const members = memberships.map(({ group }) => ({ role: 'member', group }));
  const offices = office ? [{ role: office.office, area: office.area }] : [];
  return [...posts, ...members, ...offices];
}
