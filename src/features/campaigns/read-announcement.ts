import { CAMPAIGN_TEXT_MAX, LINK_LABEL_MAX, LINK_URL_MAX } from './limits.ts';

export type TextReading =
  { kind: 'text'; text: string } | { kind: 'empty' } | { kind: 'too-long'; length: number };

/** Line ends and invisible controls made plain; at most two empty lines in a row. */
export function readText(typed: string): TextReading {
  const text = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
  if (text === '') return { kind: 'empty' };
  if (text.length > CAMPAIGN_TEXT_MAX) return { kind: 'too-long', length: text.length };
  return { kind: 'text', text };
}

export type LinkReading =
  | { kind: 'link'; url: string }
  | { kind: 'refused'; reason: 'form' | 'not-https' | 'host' | 'too-long' };

/** An address that members may be sent to: https, a public host name, no name or password in it. */
export function readLink(typed: string): LinkReading {
  const bare = typed.trim();
  if (bare.length > LINK_URL_MAX) return { kind: 'refused', reason: 'too-long' };
  if (/\s/.test(bare) || !URL.canParse(bare)) return { kind: 'refused', reason: 'form' };
  const url = new URL(bare);
  if (url.protocol !== 'https:') return { kind: 'refused', reason: 'not-https' };
  if (url.username !== '' || url.password !== '' || url.port !== '') {
    return { kind: 'refused', reason: 'host' };
  }
  if (!/^(?=.{1,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}$/.test(url.hostname)) {
    return { kind: 'refused', reason: 'host' };
  }
  if (url.href.length > LINK_URL_MAX) return { kind: 'refused', reason: 'too-long' };
  return { kind: 'link', url: url.href };
}

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** The words on a link button: one line, as many letters as a small phone shows. */
export function readLabel(typed: string): string | undefined {
  const label = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const letters = [...segmenter.segment(label)].length;
  return letters >= 1 && letters <= LINK_LABEL_MAX ? label : undefined;
}
