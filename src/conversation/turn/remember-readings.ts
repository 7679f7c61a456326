import type { Interpreter, Reading } from '../interpreter/reading.ts';

/** Most of what is said is said again: `ยอดเงิน`, `เมนู`, `12 100`. Some hundred kB in memory. */
const READINGS_KEPT = 1_000;
/** Longer texts are letters and names; they are read anew and not kept in memory. */
const TEXT_LENGTH_MAX = 24;

/**
 * An interpreter that remembers what it has read lately: reading is pure, within one turn several
 * parts of the bot read the same words, and many people ask in the same ones. The longest unused
 * go first.
 */
export function rememberReadings(interpreter: Interpreter, limit = READINGS_KEPT): Interpreter {
  const known = new Map<string, Reading>();
  return {
    ...interpreter,
    read(text, context) {
      if (text.length > TEXT_LENGTH_MAX) return interpreter.read(text, context);
      const key = `${context.today}\n${text}`;
      const reading = known.get(key) ?? frozen(interpreter.read(text, context));
      known.delete(key);
      known.set(key, reading);
      if (known.size > limit) known.delete(known.keys().next().value ?? key);
      return reading;
    },
  };
}

/** Nobody may change what the next one is told. */
function frozen(reading: Reading): Reading {
  if (reading.months) Object.freeze(reading.months);
  return Object.freeze(reading);
}
