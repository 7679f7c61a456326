import { parseEnv, type Config } from '../../config/env.ts';
import { fail, note, ok, type Finding } from './finding.ts';

const NODE_MAJOR_MIN = 24;

export function checkProgram(version: string): Finding {
  const major = Number(version.split('.')[0]);
  return major >= NODE_MAJOR_MIN
    ? ok('program', `Node ${version}`)
    : fail(
        'program',
        `Node ${version} is too old`,
        `Run it through npm after npm ci, or with Node ${NODE_MAJOR_MIN} or later.`,
      );
}

/** One line for each variable that is wrong; none is looked at further then. */
export function checkEnvironment(env: Readonly<Record<string, string | undefined>>): {
  findings: Finding[];
  config: Config | undefined;
} {
  const parsed = parseEnv(env);
  if (parsed.kind === 'faults') {
    const todo = 'Correct this variable; .env.example explains each.';
    const findings = parsed.faults.map((fault) => fail('environment', fault, todo));
    return { findings, config: undefined };
  }
  const { config } = parsed;
  const mode = config.line
    ? ok('environment', `all variables can be read; LINE at ${config.line.apiBaseUrl}`)
    : note(
        'environment',
        'no LINE credentials: npm start runs the sandbox, and what LINE needs is not checked',
        'For real LINE set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN.',
      );
  return { findings: [mode], config };
}

/** Whether LINE can fetch pictures from the bot. A local LINE platform may use plain http. */
export function checkPublicUrl({ publicUrl, line }: Config): Finding {
  if (!line) return ok('public address', 'the sandbox has its own');
  if (publicUrl === undefined) {
    return fail(
      'public address',
      'PUBLIC_URL is not set: pictures and QR codes in messages have no address',
      'Set PUBLIC_URL to the https origin of this bot, such as https://bot.example.org.',
    );
  }
  const local = line.apiBaseUrl.startsWith('http://');
  return publicUrl.startsWith('https://') || local
    ? ok('public address', publicUrl)
    : fail(
        'public address',
        `PUBLIC_URL is ${publicUrl}, which LINE cannot reach`,
        'Put a proxy with a certificate in front of the bot and set PUBLIC_URL to its https origin.',
      );
}
