import { compileText, type Compiled, type CompileWords } from './compile-text.ts';
import { enlarge } from './enlarge.ts';
import { expandPartial } from './expand-partial.ts';
import { TemplateError } from './limits.ts';
import { isChoice, isPresent, listOf, lookUp } from './scope.ts';
import { listShape, type Shape } from './shape.ts';
import { isObject, type Json, type JsonObject } from './template-source.ts';

interface Context {
  words: CompileWords;
  partials: ReadonlyMap<string, JsonObject>;
  shape: Shape;
  /** Every text one size larger. */
  large: boolean;
}

const LEFT_OUT: Compiled = { constant: undefined };

/**
 * Compiles a template for one language. Parts without data are made once and shared (frozen).
 * Order of the directives on a node: `$if`/`$unless`, then `$each`, then `$use` or `$choice`.
 */
export function compileTemplate(node: Json, context: Context): Compiled {
  if (typeof node === 'string') return compileText(node, context.words, context.shape);
  if (Array.isArray(node)) return compileList(node, context);
  if (!isObject(node)) return { constant: node };
  return compileCondition(node, context);
}

function compileCondition(node: JsonObject, context: Context): Compiled {
  const { $if: wanted, $unless: unwanted, ...rest } = node;
  if (wanted === undefined && unwanted === undefined) return compileRepeat(rest, context);
  const name = directive(wanted ?? unwanted, '$if');
  if (wanted !== undefined && unwanted !== undefined)
    throw new TemplateError(`$if and $unless on one node: ${name}`);
  context.shape.names.add(name);
  const body = compileRepeat(rest, context);
  return {
    make: (scope, filler) =>
      isPresent(lookUp(scope, name), filler) === (wanted !== undefined)
        ? run(body, scope, filler)
        : undefined,
  };
}

function compileRepeat(node: JsonObject, context: Context): Compiled {
  const { $each: list, ...rest } = node;
  if (list === undefined) return compileNode(rest, context);
  const name = directive(list, '$each');
  context.shape.names.add(name);
  const body = compileNode(rest, { ...context, shape: listShape(context.shape, name) });
  return {
    make: (scope, filler) =>
      listOf(scope, name).flatMap((data) => run(body, { data, outer: scope }, filler) ?? []),
  };
}

function compileNode(node: JsonObject, context: Context): Compiled {
  if ('$use' in node) return compileTemplate(expandPartial(node, context.partials), context);
  const { $choice: choice, ...rest } = node;
  for (const key of Object.keys(rest))
    if (key.startsWith('$')) throw new TemplateError(`unknown directive ${key}`);
  if (choice === undefined) return compileProperties(rest, context);
  const name = directive(choice, '$choice');
  context.shape.names.add(name);
  const body = compileProperties({ type: 'button', ...rest }, context);
  return {
    make: (scope, filler) => {
      const value = lookUp(scope, name);
      if (value === undefined) return undefined;
      if (!isChoice(value)) throw new TemplateError(`${name} is no choice`);
      return { ...(run(body, scope, filler) as object), action: filler.action(value) };
    },
  };
}

function compileProperties(source: JsonObject, context: Context): Compiled {
  const node = context.large ? enlarge(source) : source;
  const parts = Object.entries(node).map(
    ([key, value]) => [key, compileTemplate(value, context)] as const,
  );
  if (parts.every(([, part]) => 'constant' in part))
    return {
      constant: Object.freeze(
        Object.fromEntries(parts.map(([key, part]) => [key, constant(part)])),
      ),
    };
  return {
    make: (scope, filler) => {
      const made: Record<string, unknown> = {};
      for (const [key, part] of parts) {
        const value = run(part, scope, filler);
        if (value !== undefined) made[key] = value;
      }
      return made;
    },
  };
}

/** A list; what a repeat or a partial made is spliced in, what was left out is gone. */
function compileList(nodes: readonly Json[], context: Context): Compiled {
  const parts = nodes.map((node) => compileTemplate(node, context));
  if (parts.every((part) => 'constant' in part))
    return { constant: Object.freeze(parts.flatMap((part) => constant(part) ?? [])) };
  return {
    make: (scope, filler) => {
      const made: unknown[] = [];
      for (const part of parts) {
        const value = run(part, scope, filler);
        if (Array.isArray(value)) made.push(...(value as unknown[]).filter((v) => v !== undefined));
        else if (value !== undefined) made.push(value);
      }
      return made;
    },
  };
}

function run(
  part: Compiled,
  ...given: Parameters<Extract<Compiled, { make: unknown }>['make']>
): unknown {
  return 'constant' in part ? part.constant : part.make(...given);
}

function constant(part: Compiled): unknown {
  return (part as typeof LEFT_OUT & { constant: unknown }).constant;
}

function directive(value: Json | undefined, name: string): string {
  if (typeof value !== 'string') throw new TemplateError(`${name} needs a name`);
  return value;
}
