import { readFileSync } from 'node:fs';

const PAGE = 'src/simulator/page';
const LINK = /<link rel="stylesheet" href="([^"]+)" \/>|<link rel="stylesheet" href="([^"]+)">/g;
const SCRIPT = /<script[^>]*><\/script>/g;

/** The drawn page as one file that opens anywhere: its styles within, no script. */
export const staticPage = (html: string): string =>
  html
    .replace(LINK, (_all, one?: string, other?: string) => {
      const css = readFileSync(`${PAGE}/${one ?? other ?? ''}`, 'utf8');
      return `<style>${css}</style>`;
    })
    .replace(SCRIPT, '');
