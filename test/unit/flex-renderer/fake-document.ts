/** The little of a browser's document that drawing needs: elements, styles, text, listeners. */
export class FakeElement {
  children: (FakeElement | string)[] = [];
  attributes = new Map<string, string>();
  styles = new Map<string, string>();
  dataset: Record<string, string> = {};
  listeners: { type: string; run: (event: unknown) => void }[] = [];
  className = '';
  tabIndex = -1;
  dir = '';
  src = '';
  readonly tagName: string;
  readonly style = {
    setProperty: (name: string, value: string): void => {
      this.styles.set(name, value);
    },
  };
  readonly classList = {
    add: (...names: string[]): void => {
      this.className = [this.className, ...names].join(' ').trim();
    },
  };

  constructor(tagName: string) {
    this.tagName = tagName;
  }

  append(...nodes: (FakeElement | string)[]): void {
    this.children.push(...nodes);
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  addEventListener(type: string, run: (event: unknown) => void): void {
    this.listeners.push({ type, run });
  }

  set textContent(value: string) {
    this.children = [value];
  }

  get textContent(): string {
    return this.children.map((c) => (typeof c === 'string' ? c : c.textContent)).join('');
  }

  set innerHTML(_: string) {
    throw new Error('message data must not become markup');
  }

  /** Runs the listeners of a type with a plain event. */
  fire(type: string, more: Record<string, unknown> = {}): void {
    const event = { target: this, stopPropagation() {}, preventDefault() {}, ...more };
    for (const listener of this.listeners.filter((l) => l.type === type)) listener.run(event);
  }

  /** All elements below with a class, in document order. */
  all(className: string): FakeElement[] {
    return this.children.flatMap((child) => {
      if (typeof child === 'string') return [];
      const own = child.className.split(' ').includes(className) ? [child] : [];
      return [...own, ...child.all(className)];
    });
  }

  one(className: string): FakeElement {
    const [first] = this.all(className);
    if (first === undefined) throw new Error(`no .${className}`);
    return first;
  }
}

export const fakeDocument = { createElement: (tag: string): FakeElement => new FakeElement(tag) };
