/** SHA-256 of the UTF-8 bytes of `text`, as 64 lower-case hex digits. Handed in, so that rules stay pure. */
export type Sha256 = (text: string) => string;
