import { MENU } from '../../conversation/choices.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { showCheckCode } from '../../domain/ledger/check-code.ts';
import type { Receipt } from './receipt.view.ts';

const text = (
  key: string,
  params: NonNullable<Extract<View, { kind: 'text' }>['params']>,
): View => ({
  kind: 'text',
  key: `savings.check.${key}`,
  params,
  choices: [MENU],
});

/** @param receiptNo the number as typed, or of a receipt they may see; else only the code is spoken of */
export function genuine(standing: 'stands' | 'taken_back', receiptNo: string | null = null): View {
  return receiptNo === null
    ? text(`code_${standing}`, {})
    : text(`receipt_${standing}`, { receipt: receiptNo });
}

export const notGenuine = (left: number): View => text('not_genuine', { left });
export const checkWait = (count: number): View => text('wait', { count });
/** @param odd characters that were typed and no code has */
export const checkHint = (odd: readonly string[] = []): View =>
  odd.length > 0 ? text('odd', { characters: odd.join(' ') }) : text('hint', {});

/** The number is there, its code is not. */
export const askCode = (receipt: string): View => text('ask_code', { receipt });

export function checkCard(ctx: TurnContext, { entry, code }: Receipt): View {
  const receipt = entry.receiptNo ?? '';
  const shown = showCheckCode(code);
  const typed = ctx.words('savings.check.typed', { receipt, code: shown });
  return {
    kind: 'card',
    template: 'receipt-check',
    data: { receipt, code: shown, typed, qr: { chatLinkQr: typed } },
    alt: { t: 'savings.check.alt', params: { receipt, code: shown } },
    choices: [MENU],
  };
}
