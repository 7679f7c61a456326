import './jest-global-setup.ts';

// oxlint-disable-next-line import/no-default-export -- jest asks for it
export default async function teardown(): Promise<void> {
  await globalThis.sajjaMongoBroker?.close();
}
