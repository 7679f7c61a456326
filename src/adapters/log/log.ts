import { pino, type DestinationStream } from 'pino';
import { describeError } from './describe-error.ts';
import { allowed, type LogFields } from './fields.ts';

/** JSON lines for operators: a fixed event name and allow-listed fields. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields: LogFields, cause?: unknown): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LogParts {
  level: LogLevel;
  /** A keyed hash: the same person is the same mark in every line, and nobody can tell who. */
  pseudonym: (id: string) => string;
  /** Where lines go; standard output unless given. */
  destination?: DestinationStream;
}

export function createLog({ level, pseudonym, destination }: LogParts): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'event',
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination(1),
  );
  const writer =
    (name: 'debug' | 'info' | 'warn') =>
    (event: string, fields: LogFields = {}): void => {
      // Picking fields costs more than asking whether anybody reads them.
      if (logger.isLevelEnabled(name)) logger[name](allowed(fields, pseudonym), event);
    };
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error(event, fields, cause) {
      const line = allowed(fields, pseudonym);
      logger.error(cause === undefined ? line : { ...line, error: describeError(cause) }, event);
    },
  };
}
