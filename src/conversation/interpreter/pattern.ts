/**
 * Rules speak of tags, not of words: `not-yet .. deposit|send` is met when the first tag is
 * followed, anywhere later, by one of the others. `^` and `$` are the ends, `tag?` may be missing,
 * a `!` before the pattern forbids it, `@name` is a named group of tags.
 */
export type Pattern = RegExp;

/** Each tag is one character, so that a message is a short string and a rule a regular expression. */
export class TagAlphabet {
  readonly #characters = new Map<string, string>();
  /** What a part of a pattern was compiled to: few parts make many rules. */
  readonly #parts = new Map<string, string>();
  readonly #groups: ReadonlyMap<string, readonly string[]>;

  constructor(groups: Readonly<Record<string, readonly string[]>>) {
    this.#groups = new Map(Object.entries(groups));
  }

  characterOf(tag: string): string {
    const known = this.#characters.get(tag);
    if (known) return known;
    const character = String.fromCharCode(0x4e00 + this.#characters.size);
    this.#characters.set(tag, character);
    return character;
  }

  encode(tags: readonly string[]): string {
    return tags.map((tag) => this.characterOf(tag)).join('');
  }

  compile(pattern: string): Pattern {
    const source = pattern
      .trim()
      .split(/\s+/)
      .map((part) => this.#partOf(part))
      .join('');
    return new RegExp(source);
  }

  #partOf(part: string): string {
    const known = this.#parts.get(part) ?? this.#compilePart(part);
    this.#parts.set(part, known);
    return known;
  }

  #compilePart(part: string): string {
    if (part === '^' || part === '$') return part;
    if (part === '..') return '.*';
    if (part === '.') return '.';
    const isOptional = part.endsWith('?');
    const tags = this.#expand(isOptional ? part.slice(0, -1) : part);
    return `[${tags.map((tag) => this.characterOf(tag)).join('')}]${isOptional ? '?' : ''}`;
  }

  #expand(part: string): string[] {
    return part.split('|').flatMap((tag) => {
      if (!tag.startsWith('@')) return [tag];
      const group = this.#groups.get(tag.slice(1));
      if (!group) throw new Error(`rule names an unknown group ${tag}`);
      return group.flatMap((member) => this.#expand(member));
    });
  }
}
