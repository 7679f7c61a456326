import type { Value } from '../../conversation/view.ts';
import { TemplateError } from './limits.ts';
import { valueOf, type Filler, type Scope } from './scope.ts';
import type { Shape } from './shape.ts';

/** A part of a template: the same for everyone, or made anew from the data. */
export type Compiled =
  | { constant: unknown }
  /** Undefined: left out. */
  | { make: (scope: Scope, filler: Filler) => unknown };

/** The words of the language a template is compiled for. */
export interface CompileWords {
  text(key: string): string;
  placeholders(key: string): ReadonlySet<string>;
}

type Part = string | ((scope: Scope, filler: Filler) => string);

const DIGIT = /\d/;
const PLACEHOLDER = /\{\{(?:(t):)?([\w.]+)\}\}/g;

/** Compiles `{{name}}` (data) and `{{t:key}}` (words, whose own placeholders are data as well). */
export function compileText(source: string, words: CompileWords, shape: Shape): Compiled {
  const parts: Part[] = [];
  let end = 0;
  for (const match of source.matchAll(PLACEHOLDER)) {
    parts.push(source.slice(end, match.index));
    const name = match[2] ?? '';
    parts.push(match[1] === 't' ? wordsPart(name, words, shape) : dataPart(name, shape));
    end = match.index + match[0].length;
  }
  parts.push(source.slice(end));
  const left = parts.filter((part) => part !== '');
  if (left.some((part) => typeof part === 'string' && part.includes('{{')))
    throw new TemplateError(`placeholder not understood in: ${source}`);
  if (left.every((part) => typeof part === 'string')) return { constant: left.join('') };
  const [only] = left;
  if (left.length === 1 && typeof only === 'function') return { make: only };
  return {
    make: (scope, filler) =>
      left.reduce<string>(
        (text, part) => text + (typeof part === 'string' ? part : part(scope, filler)),
        '',
      ),
  };
}

function dataPart(name: string, shape: Shape): Part {
  shape.names.add(name);
  return (scope, filler) => {
    const text = filler.format(valueOf(scope, name));
    if (text === undefined) throw new TemplateError(`no address for ${name}: guard it with $if`);
    return text;
  };
}

function wordsPart(key: string, words: CompileWords, shape: Shape): Part {
  const names = [...words.placeholders(key)];
  if (names.length === 0) {
    const text = words.text(key);
    // Digits are written as the person wished.
    return DIGIT.test(text) ? (_scope, filler) => filler.text(key, {}) : text;
  }
  for (const name of names) shape.names.add(name);
  return (scope, filler) => {
    const params: { [name: string]: Value } = {};
    for (const name of names) params[name] = valueOf(scope, name);
    return filler.text(key, params);
  };
}
