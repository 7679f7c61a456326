import type { RenderFor, Renderer } from '../../conversation/renderer.ts';
import type { LinkWriter, Manner, Translator } from '../../conversation/translator.ts';
import type { CardData, Choice, View } from '../../conversation/view.ts';
import type { RenderedMessage } from '../../ports/messenger.ts';
import { createCardMaker, type CardMaker } from './card-maker.ts';
import { checkFlex, checkUrl } from './check-flex.ts';
import { choiceAction } from './choice-action.ts';
import { LIMITS, TemplateError } from './limits.ts';
import { createLinkWriter, type LinkPlaces } from './link-writer.ts';
import type { Filler } from './scope.ts';
import { readTemplates } from './template-source.ts';

export interface RendererParts extends LinkPlaces {
  translator: Translator;
  /** `flex-templates/`: cards, and below it `partials/`. */
  templatesDir: string;
}

type Message = Record<string, unknown>;

interface Desk {
  translator: Translator;
  makeCard: CardMaker;
  links: LinkWriter;
  /** How it is said to this person. */
  manner: Manner;
  target: RenderFor;
  filler: Filler;
}

/** LINE messages from views. @throws TemplateError at once when a template cannot be compiled. */
export function createRenderer(parts: RendererParts): Renderer {
  const { translator } = parts;
  const makeCard = createCardMaker(readTemplates(parts.templatesDir), translator);
  const links = createLinkWriter(parts);
  return {
    render(views, target) {
      const { lang, thaiDigits = false } = target;
      const manner: Manner = { links, thaiDigits };
      const filler: Filler = {
        lang,
        format: (value) => translator.format(value, lang, manner),
        text: (key, params) => translator.text(key, lang, params, manner),
        action: (choice) => choiceAction(choice, target, parts),
      };
      const desk: Desk = { translator, makeCard, links, manner, target, filler };
      return views.map((view, index) => {
        const message = renderView(view, desk);
        if (index === views.length - 1) addQuickReplies(message, view.choices ?? [], filler);
        return message as RenderedMessage;
      });
    },
    text: (key, lang, params) => translator.text(key, lang, params),
  };
}

function renderView(view: View, desk: Desk): Message {
  const { translator, target, manner } = desk;
  switch (view.kind) {
    case 'text':
      return textMessage(translator.text(view.key, target.lang, view.params, manner), view.key);
    case 'words':
      return textMessage(view.text, 'words');
    case 'card':
      return flexMessage(view, card(view.template, view.data, desk), desk);
    case 'cards': {
      const bubbles = view.items.map((item) => card(view.template, item, desk));
      const [only] = bubbles;
      const contents =
        only !== undefined && bubbles.length === 1 ? only : { type: 'carousel', contents: bubbles };
      return flexMessage(view, contents, desk);
    }
    case 'image':
      return imageMessage(view.mediaId, desk);
  }
}

function card(template: string, data: CardData, desk: Desk): Message {
  return desk.makeCard(template, data, desk.filler, desk.target.large ?? false);
}

function textMessage(text: string, name: string): Message {
  if (text === '' || text.length > LIMITS.text)
    throw new TemplateError(`${name}: a text has 1 to ${LIMITS.text} characters`);
  return { type: 'text', text };
}

function flexMessage(
  view: Extract<View, { kind: 'card' | 'cards' }>,
  contents: Message,
  { translator, target, manner }: Desk,
): Message {
  const altText = translator.text(view.alt.t, target.lang, view.alt.params, manner);
  if (altText === '' || altText.length > LIMITS.altText)
    throw new TemplateError(`${view.alt.t}: an alt text has 1 to ${LIMITS.altText} characters`);
  try {
    checkFlex(contents);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TemplateError(`${view.template}: ${reason}`, { cause: error });
  }
  return { type: 'flex', altText, contents };
}

/** A picture, or a word in its place where the bot has no public address that LINE could fetch it from. */
function imageMessage(mediaId: string, { translator, target, links }: Desk): Message {
  const originalContentUrl = links({ media: mediaId, part: 'original' });
  if (originalContentUrl === undefined)
    return textMessage(translator.text('common.picture_not_shown', target.lang), 'image');
  checkUrl(originalContentUrl);
  const previewImageUrl = links({ media: mediaId, part: 'preview' });
  return { type: 'image', originalContentUrl, previewImageUrl };
}

function addQuickReplies(message: Message, choices: readonly Choice[], filler: Filler): void {
  if (choices.length === 0) return;
  if (choices.length > LIMITS.quickReplies)
    throw new TemplateError(`${choices.length} quick replies, over ${LIMITS.quickReplies}`);
  const items = choices.map((choice) => ({ type: 'action', action: filler.action(choice) }));
  message['quickReply'] = { items };
}
