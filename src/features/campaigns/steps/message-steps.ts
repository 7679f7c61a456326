import { CANCEL, stepChoice } from '../../../conversation/choices.ts';
import type { Step } from '../../../conversation/flow/flow.ts';
import type { Draft } from '../draft.ts';
import { CAMPAIGN_TEXT_MAX, LINK_LABEL_MAX } from '../limits.ts';
import { readLabel, readLink, readText } from '../read-announcement.ts';
import { ask, chosen, hint, LEAVE, tell } from './answers.ts';
import { onward } from './onward.ts';

const NO_PICTURE = stepChoice('campaigns.picture.none', 'none');

export const textStep: Step<Draft> = {
  freeText: true,
  ask: async (_ctx, data) => [
    ask('text.ask', data.complete ? LEAVE : [CANCEL], { max: CAMPAIGN_TEXT_MAX }),
  ],
  async accept(ctx, data, input, run) {
    if (input.kind !== 'text') return { kind: 'retry', say: [hint('text.words_first', run)] };
    const reading = readText(input.text);
    if (reading.kind === 'text') return onward(ctx, { ...data, text: reading.text }, 'picture');
    const params = {
      max: CAMPAIGN_TEXT_MAX,
      length: reading.kind === 'too-long' ? reading.length : 0,
    };
    const name = reading.kind === 'too-long' ? 'text.too_long' : 'text.words_first';
    return { kind: 'retry', say: [hint(name, run, params)] };
  },
};

export const pictureStep: Step<Draft> = {
  ask: async () => [
    ask('picture.ask', [
      NO_PICTURE,
      { label: 'campaigns.picture.choose', act: { do: 'camera-roll' } },
      ...LEAVE,
    ]),
  ],
  async accept(ctx, data, input, run) {
    switch (input.kind) {
      case 'image': {
        const say = ask('picture.wait', [NO_PICTURE, CANCEL]);
        return { kind: 'await-media', messageId: input.messageId, say: [say] };
      }
      case 'media':
        return onward(ctx, { ...data, mediaId: input.mediaId }, 'button');
      case 'media-failed':
        return { kind: 'retry', say: [tell(`picture.${input.reason.replace('-', '_')}`)] };
      default: {
        const none = chosen(input, { none: /^(?:ไม่|ข้าม|no|none|skip)/ });
        if (none) return onward(ctx, { ...data, mediaId: null }, 'button');
        return { kind: 'retry', say: [hint('picture.hint', run)] };
      }
    }
  },
};

export const buttonStep: Step<Draft> = {
  ask: async () => [
    ask('button.ask', [
      stepChoice('campaigns.button.none', 'none'),
      stepChoice('campaigns.button.answer', 'answer'),
      stepChoice('campaigns.button.link', 'link'),
      ...LEAVE,
    ]),
  ],
  async accept(ctx, data, input, run) {
    const kind = chosen(input, {
      none: /^(?:ไม่|ข้าม|no\b|none|skip)/,
      answer: /รับทราบ|answer|got it|acknowledge/,
      link: /ลิงก์|ลิงค์|เว็บ|link|https?:/,
    });
    if (kind === 'none') return onward(ctx, { ...data, button: null, url: '' }, 'scope');
    if (kind === 'answer') return onward(ctx, { ...data, button: { kind }, url: '' }, 'scope');
    if (kind === 'link') return { kind: 'to', step: 'link', data };
    return { kind: 'retry', say: [hint('button.hint', run)] };
  },
};

export const linkStep: Step<Draft> = {
  freeText: true,
  ask: async () => [ask('link.ask', LEAVE)],
  async accept(_ctx, data, input, run) {
    const reading = input.kind === 'text' ? readLink(input.text) : undefined;
    if (reading?.kind === 'link') {
      return { kind: 'to', step: 'label', data: { ...data, url: reading.url } };
    }
    const reason = reading?.reason ?? 'form';
    return { kind: 'retry', say: [hint(`link.${reason.replace('-', '_')}`, run)] };
  },
};

export const labelStep: Step<Draft> = {
  freeText: true,
  ask: async (_ctx, { url }) => [ask('label.ask', LEAVE, { url, max: LINK_LABEL_MAX })],
  async accept(ctx, data, input, run) {
    const label = input.kind === 'text' ? readLabel(input.text) : undefined;
    if (label === undefined) {
      return { kind: 'retry', say: [hint('label.hint', run, { max: LINK_LABEL_MAX })] };
    }
    return onward(ctx, { ...data, button: { kind: 'link', label, url: data.url } }, 'scope');
  },
};
