import type { RenderedMessage } from '../ports/messenger.ts';
import type { RunBinding } from './button.ts';
import type { Lang, View } from './view.ts';

/** For whom a message is rendered: their buttons open for nobody else. */
export interface RenderFor {
  lang: Lang;
  /** Person, or the group chat a message goes to (its buttons may be pressed by anyone there). */
  audience: string;
  run?: RunBinding;
  /** Larger letters, as the person wished. */
  large?: boolean;
  /** ๐–๙ in what is read, as the person wished. */
  thaiDigits?: boolean;
}

/**
 * Turns views into the platform's messages, once, inside the turn; what is stored is what is sent,
 * also on a retry. Pure: same views, same language, same messages but for the sealed tokens.
 * @throws when a template, key or placeholder is missing or a limit of the platform is passed: a fault of ours.
 */
export interface Renderer {
  render(views: readonly View[], target: RenderFor): RenderedMessage[];
  /** A sentence as plain text, for commands and logs of operators. */
  text(key: string, lang: Lang, params?: Record<string, string | number>): string;
}
