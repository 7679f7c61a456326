import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Office } from '../../domain/roles/roles.ts';

export interface OfficeRecord {
  officeId: string;
  office: Office;
  /** 2, 4 or 6-digit area code; a พัฒนากร has the district's; '' for the operator. */
  area: string;
  /** Name as people know it, without the position; sealed in the store. */
  name: string;
  personId: string | null;
  since: LocalDate;
  until: LocalDate | null;
}

export interface OfficesReader {
  byId(officeId: string): Promise<OfficeRecord | undefined>;
  ofPerson(personId: string): Promise<OfficeRecord[]>;
  /** Offices in force of one kind over one area code. */
  inArea(office: Office, area: string): Promise<OfficeRecord[]>;
}

export interface OfficesWriter extends OfficesReader {
  add(office: OfficeRecord): Promise<void>;
  /** @returns false when someone holds it already. */
  link(officeId: string, personId: string): Promise<boolean>;
  end(officeId: string, until: LocalDate): Promise<void>;
}
