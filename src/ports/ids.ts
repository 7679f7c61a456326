export interface Ids {
  /** A new id: 26 lower-case letters and digits, ≥80 random bits, sorting roughly by creation time. */
  id(): string;
  /** A UUID v4, LINE's form of a retry key. */
  uuid(): string;
  /** Bytes of a CSPRNG. */
  bytes(length: number): Uint8Array;
}
