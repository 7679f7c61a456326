/** One bug as a tired programmer would make it, and who is expected to notice. */
export interface Bug {
  /** What goes wrong, in a few words. */
  name: string;
  file: string;
  /** Text that the file holds once, and what stands there with the bug. */
  from: string;
  to: string;
  /** Test files of which at least one test must fail. */
  tests: readonly string[];
  /** Only tests whose names fit; a pattern of jest's `-t`. */
  only?: string;
  /** Shows only on a MongoDB server; not planted where there is none. */
  mongod?: true;
}
