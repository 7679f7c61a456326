import { describe, expect, test } from '@jest/globals';
import { buildFeatures } from '../../src/composition/features.ts';
import { readScripts, walkScript } from '../support/flow-script.ts';

const scripts = readScripts();

describe('every dialogue is walked as a person would', () => {
  test.each(scripts.map(({ file, script }) => [file, script] as const))('%s', async (_, script) => {
    await walkScript(script);
  });

  test('no flow is without a script, in any language', () => {
    const { flows } = buildFeatures();
    const walked = new Set(scripts.map(({ script }) => `${script.flow} ${script.lang}`));
    const missing = [...flows.keys()]
      .flatMap((flow) => [`${flow} th`, `${flow} en`])
      .filter((one) => !walked.has(one));
    expect(missing).toEqual([]);
  });

  test('no script names a flow that does not exist', () => {
    const { flows } = buildFeatures();
    expect(scripts.filter(({ script }) => !flows.has(script.flow)).map(({ file }) => file)).toEqual(
      [],
    );
  });
});
