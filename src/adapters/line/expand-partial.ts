import { TemplateError } from './limits.ts';
import { isObject, type Json, type JsonObject } from './template-source.ts';

/** A whole string that is one argument takes the argument as it is: numbers and booleans stay what they are. */
const WHOLE_ARGUMENT = /^\{\{@(\w+)\}\}$/;
const ARGUMENT = /\{\{@(\w+)\}\}/g;

/**
 * The body of a partial with its arguments put in. A partial is `{ "$args": {name: default},
 * "$body": … }`; a default of null means: must be given, unless only `$slot` and `$ifArg` use it.
 * In the body: `{{@name}}` in a string, `{"$slot": "name"}` for nodes, `"$ifArg": "name"` keeps a node
 * only when the argument is there.
 * @param use the node `{ "$use": "partials/…", …arguments }`
 */
export function expandPartial(use: JsonObject, partials: ReadonlyMap<string, JsonObject>): Json {
  const name = use['$use'];
  if (typeof name !== 'string') throw new TemplateError('$use needs a name');
  const partial = partials.get(name);
  if (partial === undefined) throw new TemplateError(`no partial ${name}`);
  const defaults = partial['$args'] ?? {};
  const body = partial['$body'];
  if (!isObject(defaults) || body === undefined)
    throw new TemplateError(`${name} needs $args and $body`);
  const given = Object.entries(use).filter(([key]) => !key.startsWith('$'));
  for (const [key] of given)
    if (!(key in defaults)) throw new TemplateError(`${name} has no argument ${key}`);
  const args = { ...defaults, ...Object.fromEntries(given) };
  return substitute(body, args, name) ?? null;
}

function substitute(node: Json, args: JsonObject, name: string): Json | undefined {
  if (typeof node === 'string') return substituteText(node, args, name);
  if (Array.isArray(node))
    return node.flatMap((item: Json) => asList(substitute(item, args, name)));
  if (!isObject(node)) return node;
  const condition = node['$ifArg'];
  if (typeof condition === 'string' && (args[condition] ?? null) === null) return undefined;
  const slot = node['$slot'];
  if (typeof slot === 'string') return args[slot] ?? undefined;
  const copy: Record<string, Json> = {};
  for (const [key, value] of Object.entries(node)) {
    const filled = key === '$ifArg' ? undefined : substitute(value, args, name);
    if (filled !== undefined) copy[key] = filled;
  }
  return copy;
}

function asList(node: Json | undefined): readonly Json[] {
  if (node === undefined) return [];
  return Array.isArray(node) ? node : [node];
}

function substituteText(text: string, args: JsonObject, name: string): Json {
  const whole = WHOLE_ARGUMENT.exec(text)?.[1];
  if (whole !== undefined) return argument(args, whole, name);
  return text.replace(ARGUMENT, (_, key: string) => {
    const value = argument(args, key, name);
    if (typeof value === 'object') throw new TemplateError(`${name}: ${key} must be a text`);
    return String(value);
  });
}

function argument(args: JsonObject, key: string, name: string): Json {
  const value = args[key] ?? null;
  if (value === null) throw new TemplateError(`${name} needs the argument ${key}`);
  return value;
}
