import { join } from 'node:path';
import { createSealer } from '../src/adapters/crypto/node-sealer.ts';
import { loadTranslator } from '../src/adapters/i18n/translator.ts';
import { createRenderer } from '../src/adapters/line/renderer.ts';
import { readTemplates, type Json } from '../src/adapters/line/template-source.ts';
import type { Renderer } from '../src/conversation/renderer.ts';
import type { CardData, Lang } from '../src/conversation/view.ts';
import { namesIn, readSamples, REQUIRED_CASES } from './flex-samples.ts';

/** What was found, and how much was looked at: a check that saw nothing is no check. */
export interface FlexFindings {
  problems: string[];
  rendered: number;
}

/** Traces of a placeholder that was not filled, or not with words. */
const UNFILLED = /\{\{|\}\}|undefined|\[object/;
const RUN = { runId: '01h00000000000000000000000', step: 'confirm-deposit-of-member', rev: 99 };

/** Renders every sample of every template, in every language, both sizes, with and without addresses. */
export function checkFlexTemplates(templatesDir: string, localesDir: string): FlexFindings {
  const translator = loadTranslator(localesDir);
  const sealer = createSealer(new Uint8Array(32).fill(1));
  const here = { translator, templatesDir, sealer };
  const renderers = [
    createRenderer({ ...here, publicUrl: 'https://bot.example.org', botBasicId: () => '@sajja' }),
    createRenderer(here),
  ];
  const findings: FlexFindings = { problems: [], rendered: 0 };
  for (const template of namesIn(templatesDir)) {
    const samples = readSamples(templatesDir, template);
    if (samples === undefined) {
      findings.problems.push(`${template}: no samples/${template}.json`);
      continue;
    }
    for (const name of REQUIRED_CASES)
      if (samples[name] === undefined) findings.problems.push(`${template}: no sample "${name}"`);
    for (const [name, data] of Object.entries(samples))
      for (const lang of translator.languages())
        for (const renderer of renderers)
          renderSample({ template, name, data, lang }, renderer, findings);
    findings.problems.push(...unshownNames(template, templatesDir, Object.values(samples)));
  }
  for (const name of namesIn(join(templatesDir, 'samples')))
    if (!namesIn(templatesDir).includes(name))
      findings.problems.push(`samples/${name}.json: no such template`);
  findings.problems.push(...fixedWords(templatesDir));
  return findings;
}

interface SampleCase {
  template: string;
  name: string;
  data: CardData;
  lang: Lang;
}

function renderSample(sample: SampleCase, renderer: Renderer, findings: FlexFindings): void {
  const { template, name, data, lang } = sample;
  for (const large of [false, true]) {
    const place = `${template} "${name}" ${lang}${large ? ' large' : ''}`;
    try {
      const view = { kind: 'card', template, data, alt: { t: 'common.menu' } } as const;
      const [message] = renderer.render([view], { lang, audience: 'someone', run: RUN, large });
      findings.rendered += 1;
      for (const text of textsOf(message as unknown as Json))
        if (UNFILLED.test(text)) findings.problems.push(`${place}: shows ${text}`);
    } catch (error) {
      findings.problems.push(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Names that a template's conditions ask for and no sample gives: a branch nobody has looked at. */
function unshownNames(template: string, dir: string, samples: readonly CardData[]): string[] {
  const given = new Set<string>();
  for (const sample of samples) collectKeys(sample, given);
  const asked = new Set<string>();
  collectConditions(readTemplates(dir).templates.get(template) ?? null, asked);
  return [...asked]
    .filter((name) => !given.has(name))
    .map((name) => `${template}: no sample gives "${name}"`);
}

function collectKeys(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, below] of Object.entries(value)) {
    into.add(key);
    collectKeys(below, into);
  }
}

function collectConditions(node: Json, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, below] of Object.entries(node)) {
    const names = key === '$if' || key === '$unless' || key === '$choice';
    if (names && typeof below === 'string' && !below.includes('{{')) into.add(below);
    else collectConditions(below as Json, into);
  }
}

/** Sentences live in locales: a template may hold signs and digits, but no letters outside placeholders. */
function fixedWords(dir: string): string[] {
  const { templates, partials } = readTemplates(dir);
  return [...templates, ...partials].flatMap(([name, json]) =>
    textsOf(json)
      .filter((text) => /\p{L}/u.test(text.replace(/\{\{[^}]*\}\}/g, '')))
      .map((text) => `${name}: words belong in locales: ${text}`),
  );
}

function textsOf(node: Json): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, below]) =>
    (key === 'text' || key === 'label' || key === 'altText') && typeof below === 'string'
      ? [below]
      : textsOf(below as Json),
  );
}
