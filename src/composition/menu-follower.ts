import type { MenuWish } from '../conversation/turn/menu-wish.ts';
import type { MenuLinker } from '../ports/menu-linker.ts';
import type { Report } from './report.ts';

/** People remembered whose menu could not be shown; the oldest are forgotten first. */
const FAILED_MAX = 10_000;

/** Has a person's menu follow their role and language, after the turn that changed them. */
export interface MenuFollower {
  /** Returns at once; a menu that cannot be shown is tried again after the person's next turn. */
  follow(wishes: readonly MenuWish[]): void;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

export function createMenuFollower(linker: MenuLinker, report: Report): MenuFollower {
  const failed = new Set<string>();
  /** The last call for a person; the next waits for it, so that the last wish wins. */
  const tails = new Map<string, Promise<void>>();

  const show = async (wish: MenuWish): Promise<void> => {
    const { userId } = wish;
    failed.delete(userId);
    if ((await linker.link(wish)) !== 'failed') return;
    report('menu not shown', { kind: wish.role });
    failed.add(userId);
    for (const oldest of failed) {
      if (failed.size <= FAILED_MAX) break;
      failed.delete(oldest);
    }
  };
  return {
    follow(wishes) {
      for (const wish of wishes) {
        const { userId } = wish;
        if (!wish.changed && !failed.has(userId)) continue;
        const tail = (tails.get(userId) ?? Promise.resolve()).then(() => show(wish));
        tails.set(userId, tail);
        void tail.finally(() => {
          if (tails.get(userId) === tail) tails.delete(userId);
        });
      }
    },
    async settle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
