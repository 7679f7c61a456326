/** A person as known by one LINE account. */
export interface Person {
  personId: string;
  /** LINE user id; sealed in the store. */
  userId: string;
  lang: string;
  state: 'following' | 'blocked';
  /** False once the person said ไม่รับข่าว: no announcements, no reminders. */
  wantsNews: boolean;
  largeType: boolean;
  /** ๐–๙ in what is read, if wished; null: 0–9. */
  digits: 'thai' | null;
  /** Version of the privacy notice the person has agreed to; 0 before. */
  consentVersion: number;
  createdAt: number;
}

export interface PeopleReader {
  byId(personId: string): Promise<Person | undefined>;
  byUserId(userId: string): Promise<Person | undefined>;
}

export interface PeopleWriter extends PeopleReader {
  add(person: Person): Promise<void>;
  change(
    personId: string,
    patch: Partial<Omit<Person, 'personId' | 'userId' | 'createdAt'>>,
  ): Promise<void>;
}
