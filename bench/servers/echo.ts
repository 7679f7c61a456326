import { LineBotClient, middleware, type webhook } from '@line/bot-sdk';
import express from 'express';

/**
 * The baseline: Express and the SDK's own middleware, keeping nothing. With an API address it
 * replies to every message, as the SDK's echo example does; without one it only answers 200.
 */
const [port = '0', secret = '', token = '', api = ''] = process.argv.slice(2);
const client = LineBotClient.fromChannelAccessToken({
  channelAccessToken: token,
  ...(api !== '' && { apiBaseURL: api }),
});

const app = express();
app.post('/webhook', middleware({ channelSecret: secret }), (request, response) => {
  const { events } = request.body as webhook.CallbackRequest;
  response.status(200).end();
  if (api !== '') for (const event of events) void echo(event);
});
app.get('/readyz', (_request, response) => void response.json({ status: 'ready' }));

async function echo(event: webhook.Event): Promise<void> {
  if (event.type !== 'message' || event.message.type !== 'text' || !event.replyToken) return;
  await client.replyMessage({
    replyToken: event.replyToken,
    messages: [{ type: 'text', text: event.message.text }],
  });
}

const server = app.listen(Number(port), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`echo on port ${typeof address === 'object' ? address?.port : port}\n`);
});
