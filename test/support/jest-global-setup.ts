import { MongoBroker } from './mongo-broker.ts';

declare global {
  var sajjaMongoBroker: MongoBroker | undefined;
}

// oxlint-disable-next-line import/no-default-export -- jest asks for it
export default async function setup(): Promise<void> {
  globalThis.sajjaMongoBroker = new MongoBroker();
  await globalThis.sajjaMongoBroker.open();
}
