/** What a button's token says once opened. It names things; it never grants them: rights are asked again. */
export type Button =
  | { kind: 'step'; runId: string; step: string; rev: number; value: string }
  | { kind: 'verb'; verb: string; ref: string };

/** Where a rendered step belongs, so that its buttons answer that step and no other. */
export interface RunBinding {
  runId: string;
  step: string;
  rev: number;
}

const SEPARATOR = '\n';

/** @throws when a part holds the separator: values come from code and ids, never from people. */
export function encodeButton(button: Button): string {
  const parts =
    button.kind === 'step'
      ? ['s', button.runId, button.step, String(button.rev), button.value]
      : ['v', button.verb, button.ref];
  if (parts.some((part) => part.includes(SEPARATOR))) throw new Error('button part with separator');
  return parts.join(SEPARATOR);
}

export function decodeButton(plain: string): Button | undefined {
  const [kind, a, b, c, d, ...rest] = plain.split(SEPARATOR);
  if (rest.length > 0 || a === undefined || b === undefined) return undefined;
  if (kind === 'v' && c === undefined) return { kind: 'verb', verb: a, ref: b };
  if (kind !== 's' || c === undefined || d === undefined || !/^\d+$/.test(c)) return undefined;
  return { kind: 'step', runId: a, step: b, rev: Number(c), value: d };
}

/**
 * The audience of a message that goes to many people as it is: its buttons open for everybody, so
 * they may only be verbs, and the verb's handler asks whether the one who pressed was meant.
 */
export const SHARED_AUDIENCE = 'shared';

/** The sealing context of a person's buttons: pressed by anyone else, a token does not open. */
export const buttonContext = (personId: string): string => `button/${personId}`;
