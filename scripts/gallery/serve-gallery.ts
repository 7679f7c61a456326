import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const PAGE = 'src/simulator/page';
const OWN = 'scripts/gallery/page';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
};
const FILE = /^\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:js|css|html)$/;

export interface ServedGallery {
  url: string;
  stop(): Promise<void>;
}

/** The chat page's own files and the gallery's beside them, to this machine only. */
export async function serveGallery(): Promise<ServedGallery> {
  const server: Server = createServer(({ url = '/' }, response) => {
    const own = url.startsWith('/gallery.');
    if (!FILE.test(url)) return response.writeHead(404).end();
    try {
      const file = readFileSync(join(own ? OWN : PAGE, url));
      return response.setHeader('content-type', TYPES[extname(url)] ?? '').end(file);
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/gallery.html`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
