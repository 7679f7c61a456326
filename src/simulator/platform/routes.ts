import type { Endpoint } from './call.ts';

interface Found {
  endpoint: Endpoint;
  params: string[];
}

interface Pattern {
  endpoint: Endpoint;
  regex: RegExp;
}

/** Finds the endpoint of a method and path; fixed paths by one look-up, others in order. */
export class Routes {
  private readonly fixed = new Map<string, Endpoint>();
  private readonly patterns: Pattern[] = [];

  constructor(endpoints: readonly Endpoint[]) {
    for (const endpoint of endpoints) {
      if (!endpoint.path.includes(':')) {
        this.fixed.set(`${endpoint.method} ${endpoint.path}`, endpoint);
        continue;
      }
      const source = endpoint.path.replaceAll(/:[A-Za-z]+/g, '([^/]+)');
      this.patterns.push({ endpoint, regex: new RegExp(`^${source}$`) });
    }
  }

  find(method: string, path: string): Found | null {
    const exact = this.fixed.get(`${method} ${path}`);
    if (exact !== undefined) return { endpoint: exact, params: [] };
    for (const { endpoint, regex } of this.patterns) {
      if (endpoint.method !== method) continue;
      const match = regex.exec(path);
      if (match !== null) return { endpoint, params: match.slice(1).map(decode) };
    }
    return null;
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a malformed escape names nothing that exists
  }
}
