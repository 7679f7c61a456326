import { fileURLToPath } from 'node:url';

/** Where a script is put: its rules of format are those of that folder. */
const SCRIPT = fileURLToPath(new URL('../../test/flows/scripts/recorded.json', import.meta.url));

/** A script as `npm run check` wants it, so that it can be kept as it is printed. */
export async function formatScript(json: string): Promise<string> {
  // Only here: whoever records works on the code, and has what that takes.
  const prettier = await import('prettier');
  const rules = await prettier.resolveConfig(SCRIPT);
  return prettier.format(json, { ...rules, filepath: SCRIPT });
}
