import { showLinkCode } from '../../domain/link-code.ts';
import { MENU } from '../choices.ts';
import type { Choice, Value, View } from '../view.ts';
import type { IssuedCode } from './issue-code.ts';

const ALOUD = { linking: 'linking.card.alt', proxy: 'proxy.card.alt' } as const;

/** The code in large letters, until when, and a picture that opens the chat with it typed in. */
export function codeCard(
  shown: { sort?: keyof typeof ALOUD; whose: string; detail: Value; next?: Choice },
  { code, expiresAt }: IssuedCode,
): View {
  const { detail, next, sort = 'linking', whose } = shown;
  const written = showLinkCode(code);
  return {
    kind: 'card',
    template: 'link-code',
    data: {
      title: { t: `${sort}.card.title` },
      whose,
      detail,
      code: written,
      until: { instant: expiresAt },
      qr: { chatLinkQr: written },
      stepsQr: { t: `${sort}.card.steps_qr` },
      steps: { t: `${sort}.card.steps` },
      copy: { label: 'linking.issue.copy', act: { do: 'copy', text: written } },
    },
    alt: { t: ALOUD[sort], params: { name: whose, until: { instant: expiresAt } } },
    choices: [...(next ? [next] : []), MENU],
  };
}
