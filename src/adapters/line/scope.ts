import type { Lang, CardData, Choice, Value } from '../../conversation/view.ts';
import { TemplateError } from './limits.ts';

/** What a template asks of the outside while it is filled in. */
export interface Filler {
  lang: Lang;
  /** Undefined for a link without an address. */
  format(value: Value): string | undefined;
  text(key: string, params: { [name: string]: Value }): string;
  action(choice: Choice): Record<string, unknown>;
}

/** The data in reach: a repeat's item first, then what surrounds it. */
export interface Scope {
  data: CardData;
  outer?: Scope;
}

export type Datum = CardData[string];

export function lookUp(scope: Scope | undefined, name: string): Datum {
  for (let at = scope; at !== undefined; at = at.outer) {
    const value = at.data[name];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whether `$if` keeps its node: nothing, no, an empty text or list, and a link that leads nowhere do not. */
export function isPresent(value: Datum, filler: Filler): boolean {
  if (value === undefined || value === false || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isLink(value) || filler.format(value) !== undefined;
}

function isLink(value: Datum): value is Value {
  return (
    typeof value === 'object' && ('media' in value || 'chatLink' in value || 'chatLinkQr' in value)
  );
}

export function isChoice(value: Datum): value is Choice {
  return typeof value === 'object' && 'act' in value && 'label' in value;
}

const FORMATS = new Set([
  'money',
  'moneyWords',
  'date',
  'month',
  'months',
  'instant',
  't',
  'area',
  'language',
  'list',
  'lines',
  'media',
  'chatLink',
  'chatLinkQr',
]);

/** A value to be written. @throws TemplateError when there is none or it is no value. */
export function valueOf(scope: Scope, name: string): Value {
  const value = lookUp(scope, name);
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'object' && Object.keys(value).some((key) => FORMATS.has(key)))
    return value as Value;
  throw new TemplateError(`no value for ${name}`);
}

export function listOf(scope: Scope, name: string): readonly CardData[] {
  const value = lookUp(scope, name);
  if (!Array.isArray(value)) throw new TemplateError(`no list for ${name}`);
  return value as readonly CardData[];
}
