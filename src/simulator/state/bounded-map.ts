/** A map that forgets its oldest insertions beyond `max`. */
export class BoundedMap<K, V> {
  private readonly map = new Map<K, V>();
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  get(key: K): V | undefined {
    return this.map.get(key);
  }

  set(key: K, value: V): void {
    this.map.delete(key);
    this.map.set(key, value);
    if (this.map.size <= this.max) return;
    for (const oldest of this.map.keys()) {
      this.map.delete(oldest);
      break;
    }
  }

  delete(key: K): boolean {
    return this.map.delete(key);
  }
}
