import { toBuffer } from 'qrcode';
import type { Sealer } from '../../ports/sealer.ts';
import { openQrToken } from './link-writer.ts';

const WIDTH_PX = 512;

/** Draws `/qr/<token>.png`: PNG bytes, or undefined for a token that this bot did not make. */
export function createQrPicture(sealer: Sealer): (token: string) => Promise<Buffer | undefined> {
  return async (token) => {
    const address = openQrToken(token, sealer);
    if (address === undefined) return undefined;
    return toBuffer(address, { width: WIDTH_PX, margin: 4, errorCorrectionLevel: 'M' });
  };
}
