import type { MenuEntry } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Choice, View } from '../../conversation/view.ts';

/** More rows than anybody holds posts for; a phone scrolls a card, it does not scroll quick replies. */
const ROWS_MAX = 32;

export function entriesFor(ctx: TurnContext, menu: readonly MenuEntry[]): readonly Choice[] {
  return menu.filter((entry) => entry.concerns(ctx)).map((entry) => entry.choice);
}

/** The menu as one card: a button a line, large enough for a thumb. */
export function menuCard(ctx: TurnContext, menu: readonly MenuEntry[]): View {
  const rows: CardData[] = entriesFor(ctx, menu)
    .slice(0, ROWS_MAX)
    .map((choice) => ({ choice }));
  return {
    kind: 'card',
    template: 'menu',
    data: { rows },
    alt: { t: 'everyday.menu.alt' },
  };
}
