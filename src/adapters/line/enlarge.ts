import type { Json, JsonObject } from './template-source.ts';

const SIZES = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'] as const;

/** A text one size larger, a button tall; for people who asked for larger letters. Other nodes stay. */
export function enlarge(node: JsonObject): JsonObject {
  if (node['type'] === 'text') return { ...node, size: larger(node['size'] ?? 'md') };
  if (node['type'] === 'button') return { ...node, height: 'md' };
  return node;
}

function larger(size: Json): Json {
  const index = SIZES.findIndex((known) => known === size);
  return index < 0 ? size : (SIZES[index + 1] ?? '5xl');
}
