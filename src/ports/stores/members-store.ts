import type { LocalDate, Month } from '../../domain/bangkok-time.ts';
import type { Post } from '../../domain/roles/roles.ts';

export interface Member {
  memberId: string;
  groupId: string;
  /** Zero-padded number within the group, such as `0012`; never reused. */
  memberNo: string;
  /** Title, first name and surname as on the register; sealed in the store. */
  name: string;
  state: 'active' | 'resigned' | 'deceased';
  /** Monthly pledge, satang. */
  pledgeSatang: bigint;
  /** First month owed is the month of this day, unless `owedFrom` says another. */
  joinedOn: LocalDate;
  /** First month owed by the paper register, also before the books were opened; as a rule none. */
  owedFrom?: Month | null;
  leftOn: LocalDate | null;
  /** The linked LINE account's person, if any. */
  personId: string | null;
  linkedAt: number | null;
  /** Phone as given, sealed; null when none. */
  phone: string | null;
  /** 13-digit national id, sealed, looked up by keyed hash; null when not given. */
  nationalId: string | null;
  /** Year or full date of birth as given (`1935` or `1935-04-02`), sealed; null when not given. */
  born: string | null;
}

export interface PostHeld {
  postId: string;
  groupId: string;
  memberId: string;
  post: Post;
  since: LocalDate;
  until: LocalDate | null;
}

export interface MembersReader {
  byId(memberId: string): Promise<Member | undefined>;
  byNo(groupId: string, memberNo: string): Promise<Member | undefined>;
  /** Memberships linked to a person, in group and number order. */
  ofPerson(personId: string): Promise<Member[]>;
  /** Active members of a group in number order. */
  activeIn(groupId: string): Promise<Member[]>;
  countActive(groupId: string): Promise<number>;
  /** The highest number given so far in a group; 0 when none. */
  lastNumber(groupId: string): Promise<number>;
  /** Members of the group whose name is exactly this after trimming (keyed hash look-up). */
  byExactName(groupId: string, name: string): Promise<Member[]>;
  /** Posts held now by a member, or by anyone in the group. */
  postsOf(memberId: string): Promise<PostHeld[]>;
  committee(groupId: string): Promise<PostHeld[]>;
}

export interface MembersWriter extends MembersReader {
  add(member: Member): Promise<void>;
  change(
    memberId: string,
    patch: Partial<
      Pick<Member, 'name' | 'state' | 'pledgeSatang' | 'leftOn' | 'phone' | 'owedFrom'>
    >,
  ): Promise<void>;
  /**
   * Ties a membership to a person. @returns false when it is tied already (to anyone).
   */
  link(memberId: string, personId: string, at: number): Promise<boolean>;
  unlink(memberId: string): Promise<void>;
  addPost(post: PostHeld): Promise<void>;
  endPost(postId: string, until: LocalDate): Promise<void>;
}
