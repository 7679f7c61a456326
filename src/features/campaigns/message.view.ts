import type { Choice, Value, View } from '../../conversation/view.ts';
import type {
  Campaign,
  CampaignButton,
  CampaignContent,
} from '../../ports/stores/campaigns-store.ts';

/** Reference of the answer button in previews and tests, which count nothing. */
export const PREVIEW_REF = 'preview';

type Sender = Pick<Campaign, 'office' | 'area'>;

/** Who speaks, by office and area: `พัฒนาการอำเภอเซกา`. */
export function senderName({ office, area }: Sender): Value {
  return { t: `campaigns.sender.${office}`, params: { area: { area } } };
}

/**
 * What members see: the picture, then one card. Preview, test and the real thing are these views.
 * @param answerRef what the answer button refers to: the campaign, or `PREVIEW_REF`
 */
export function messageViews(content: CampaignContent, sender: Sender, answerRef: string): View[] {
  const { text, mediaId, button } = content;
  const from = senderName(sender);
  const card: View = {
    kind: 'card',
    template: 'notice',
    data: {
      title: { t: 'campaigns.message.title' },
      detail: text,
      from: { t: 'campaigns.message.from', params: { from } },
      ...(button && { first: choiceOf(button, answerRef) }),
    },
    alt: { t: 'campaigns.message.alt', params: { from, text } },
  };
  return mediaId === null ? [card] : [{ kind: 'image', mediaId }, card];
}

function choiceOf(button: CampaignButton, answerRef: string): Choice {
  if (button.kind === 'answer') {
    const act = { do: 'verb', verb: 'campaign.answer', ref: answerRef } as const;
    return { label: 'campaigns.message.answer', act };
  }
  const { label, url } = button;
  return { label: 'campaigns.message.link', params: { label }, act: { do: 'open', url } };
}
