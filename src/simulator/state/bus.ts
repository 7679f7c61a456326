import { KEPT_SIM_EVENTS } from '../limits.ts';
import type { SimEvent } from '../sim-api.ts';
import { Ring } from './ring.ts';

export interface NumberedEvent {
  id: number;
  event: SimEvent;
}

/** What the chat page follows; keeps a tail so that a page that lost its connection can resume. */
export class Bus {
  private readonly tail = new Ring<NumberedEvent>(KEPT_SIM_EVENTS);
  private readonly listeners = new Set<(numbered: NumberedEvent) => void>();
  private last = 0;

  get lastId(): number {
    return this.last;
  }

  /** Whether anybody follows; what only they would see need not be made otherwise. */
  get watched(): boolean {
    return this.listeners.size > 0;
  }

  emit(event: SimEvent): void {
    const numbered = { id: ++this.last, event };
    this.tail.push(numbered);
    for (const listener of this.listeners) listener(numbered);
  }

  /** Events after `id`, or null when some of them are no longer kept. */
  since(id: number): NumberedEvent[] | null {
    const kept = this.tail.toArray();
    const first = kept[0]?.id ?? this.last + 1;
    return id > this.last || id < first - 1 ? null : kept.filter((numbered) => numbered.id > id);
  }

  listen(listener: (numbered: NumberedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
