import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TemplateError } from './limits.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** The templates of a folder and the partials they are built from, unparsed but for JSON. */
export interface TemplateSource {
  templates: ReadonlyMap<string, JsonObject>;
  partials: ReadonlyMap<string, JsonObject>;
}

/** Reads `<dir>/*.json` (templates) and `<dir>/partials/*.json`. @throws TemplateError for a file that is no object. */
export function readTemplates(dir: string): TemplateSource {
  return {
    templates: readFolder(dir, ''),
    partials: readFolder(join(dir, 'partials'), 'partials/'),
  };
}

function readFolder(dir: string, prefix: string): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const file of readdirSync(dir).sort()) {
    if (!file.endsWith('.json')) continue;
    const name = prefix + basename(file, '.json');
    found.set(name, parseObject(name, readFileSync(join(dir, file), 'utf8')));
  }
  return found;
}

function parseObject(name: string, text: string): JsonObject {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch (error) {
    throw new TemplateError(`template ${name} is not JSON`, { cause: error });
  }
  if (!isObject(json)) throw new TemplateError(`template ${name} must be an object`);
  return json;
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
