import type { Translator } from '../../conversation/translator.ts';
import type { CardData, Lang } from '../../conversation/view.ts';
import { compileTemplate } from './compile-template.ts';
import type { Compiled } from './compile-text.ts';
import { TemplateError } from './limits.ts';
import type { Filler } from './scope.ts';
import { newShape, refuseUnused, type Shape } from './shape.ts';
import type { JsonObject, TemplateSource } from './template-source.ts';

interface Card {
  body: Compiled;
  shape: Shape;
}

export type CardMaker = (
  template: string,
  data: CardData,
  filler: Filler,
  large: boolean,
) => Record<string, unknown>;

/** Compiles every template in every language and both sizes at once, so that a fault shows at the start. */
export function createCardMaker(source: TemplateSource, translator: Translator): CardMaker {
  const cards = new Map<string, Card>();
  for (const [name, json] of source.templates)
    for (const lang of translator.languages())
      for (const large of [false, true])
        cards.set(
          cardKey(name, lang, large),
          compileCard(name, json, { lang, large, translator, partials: source.partials }),
        );
  const [fallback] = translator.languages();
  return (template, data, filler, large) => {
    const card =
      cards.get(cardKey(template, filler.lang, large)) ??
      cards.get(cardKey(template, fallback ?? '', large));
    if (card === undefined) throw new TemplateError(`no template ${template}`);
    return inTemplate(template, () => {
      refuseUnused(data, card.shape);
      const made = 'constant' in card.body ? card.body.constant : card.body.make({ data }, filler);
      return made as Record<string, unknown>;
    });
  };
}

const cardKey = (name: string, lang: Lang, large: boolean): string =>
  `${name}/${lang}${large ? '/large' : ''}`;

interface CompileFor {
  lang: Lang;
  large: boolean;
  translator: Translator;
  partials: TemplateSource['partials'];
}

function compileCard(name: string, json: JsonObject, target: CompileFor): Card {
  const { lang, large, translator, partials } = target;
  const shape = newShape();
  const words = {
    text: (key: string) => translator.text(key, lang),
    placeholders: (key: string) => translator.placeholders(key, lang),
  };
  const body = inTemplate(name, () => compileTemplate(json, { words, partials, shape, large }));
  return { body, shape };
}

function inTemplate<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TemplateError(`${name}: ${reason}`, { cause: error });
  }
}
