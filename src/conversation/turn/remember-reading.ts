import type { Interpreter, Reading } from '../interpreter/reading.ts';

/** Within one turn several parts of the bot read the same words; they are read once. */
export function rememberReading(interpreter: Interpreter): Interpreter {
  const known = new Map<string, Reading>();
  return {
    ...interpreter,
    read(text, context) {
      const key = `${context.today}\n${text}`;
      const reading = known.get(key) ?? interpreter.read(text, context);
      known.set(key, reading);
      return reading;
    },
  };
}
