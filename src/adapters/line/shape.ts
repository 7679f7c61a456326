import type { CardData } from '../../conversation/view.ts';
import { TemplateError } from './limits.ts';

/** The names a template asks for, and those it asks of each item of its lists. */
export interface Shape {
  names: Set<string>;
  lists: Map<string, Shape>;
}

export function newShape(): Shape {
  return { names: new Set(), lists: new Map() };
}

/** The shape of a list's items; names asked inside may also come from outside. */
export function listShape(shape: Shape, name: string): Shape {
  const found = shape.lists.get(name) ?? newShape();
  shape.lists.set(name, found);
  return found;
}

/** @throws TemplateError for data that no placeholder, repeat or button of the template shows. */
export function refuseUnused(data: CardData, shape: Shape): void {
  for (const name in data) {
    const value = data[name];
    if (value === undefined) continue;
    const items = shape.lists.get(name);
    if (items !== undefined && Array.isArray(value))
      for (const item of value as readonly CardData[]) refuseUnused(item, items);
    else if (!asksFor(shape, name)) throw new TemplateError(`nothing shows ${name}`);
  }
}

function asksFor(shape: Shape, name: string): boolean {
  if (shape.names.has(name)) return true;
  for (const items of shape.lists.values()) if (asksFor(items, name)) return true;
  return false;
}
