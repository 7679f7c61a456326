/** Loads a module of the page, which is plain JavaScript, as the interface the test gives. */
export async function load<T>(path: string): Promise<T> {
  return (await import(`../../../src/simulator/page/${path}`)) as T;
}
