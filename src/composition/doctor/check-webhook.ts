import { z } from 'zod';
import type { Config, LineCredentials } from '../../config/env.ts';
import { lineTrouble, type AskLine } from './ask-line.ts';
import { fail, ok, skip, warn, type Finding } from './finding.ts';

const CONSOLE = 'the LINE Developers Console (Messaging API tab, Webhook settings)';
const NOT_FOUND = 404;

const endpoint = z.object({ endpoint: z.string(), active: z.boolean() });
const tested = z.object({
  success: z.boolean().optional(),
  statusCode: z.number(),
  reason: z.string(),
});

export const webhookUrl = ({ publicUrl }: Config): string | undefined =>
  publicUrl === undefined ? undefined : `${publicUrl}/webhook`;

/** Whether LINE sends to this bot. */
export async function checkWebhookAddress(
  config: Config,
  line: LineCredentials,
  ask: AskLine,
): Promise<Finding> {
  const wanted = webhookUrl(config);
  const enter = `Enter ${wanted ?? 'https://<your host>/webhook'} in ${CONSOLE}`;
  const answer = await ask((client) => client.getWebhookEndpointWithHttpInfo());
  if (answer.kind === 'refused' && answer.status === NOT_FOUND) {
    return fail('webhook address', 'LINE has no webhook address', `${enter} and switch it on.`);
  }
  const read = answer.kind === 'answer' ? endpoint.safeParse(answer.body) : undefined;
  if (!read?.success) return lineTrouble('webhook address', answer, line);
  const { endpoint: known, active } = read.data;
  if (known === '') {
    return fail('webhook address', 'LINE has no webhook address', `${enter} and switch it on.`);
  }
  if (wanted !== undefined && known !== wanted) {
    return fail('webhook address', `LINE sends to ${known}, not to ${wanted}`, `${enter}.`);
  }
  if (!active) {
    return fail(
      'webhook address',
      `${known} is switched off`,
      `Switch on Use webhook in ${CONSOLE}.`,
    );
  }
  return wanted === undefined
    ? warn('webhook address', `${known}; not compared`, 'Set PUBLIC_URL to compare it.')
    : ok('webhook address', known);
}

/** LINE's own test: it sends a signed request without events to the bot, from where LINE is. */
export async function checkWebhookTest(
  config: Config,
  line: LineCredentials,
  ask: AskLine,
): Promise<Finding> {
  const wanted = webhookUrl(config);
  const request = wanted === undefined ? {} : { endpoint: wanted };
  const answer = await ask((client) => client.testWebhookEndpointWithHttpInfo(request));
  if (answer.kind === 'refused' && answer.status >= 400 && answer.status < 404) {
    if (answer.status !== 401 && answer.status !== 403) {
      return skip('webhook test', `LINE does not test ${wanted ?? 'an address it does not have'}`);
    }
  }
  const read = answer.kind === 'answer' ? tested.safeParse(answer.body) : undefined;
  if (!read?.success) return lineTrouble('webhook test', answer, line);
  const { success, statusCode, reason } = read.data;
  if (success === true) return ok('webhook test', `LINE reached the bot (${statusCode})`);
  return fail(
    'webhook test',
    `LINE's test failed: ${reason} (${statusCode})`,
    advice(reason, statusCode),
  );
}

function advice(reason: string, statusCode: number): string {
  if (reason === 'REQUEST_TIMEOUT') {
    return 'The bot answers too slowly: look at its log and at the way from the internet to it.';
  }
  if (reason !== 'ERROR_STATUS_CODE') {
    return 'Start the bot, and check DNS, certificate, proxy and firewall in front of it.';
  }
  if (statusCode === 401) {
    return 'Set LINE_CHANNEL_SECRET to the channel secret of this channel (Basic settings tab).';
  }
  if (statusCode === 503) return 'The bot runs but its store does not answer: see the lines above.';
  return 'Something other than the bot answers there: check the proxy and that the path is /webhook.';
}
