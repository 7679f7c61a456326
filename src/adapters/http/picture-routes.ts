import { Router, type Response } from 'express';

export interface PictureParts {
  /** Undefined for an unknown id, and for one that may not be seen any more. */
  media: (
    id: string,
    part: 'original' | 'preview',
  ) => Promise<{ bytes: Uint8Array; mime: string } | undefined>;
  /** PNG bytes, or undefined for a token that this bot did not make. */
  qr: (token: string) => Promise<Uint8Array | undefined>;
}

/** LINE's servers and phones fetch a picture a few times, soon after it was sent. */
const PICTURE_CACHE = 'private, max-age=3600';
const SHOWN_AS_IS = new Set(['image/jpeg', 'image/png']);
const MEDIA_ID = /^[0-9a-z]{26}$/;
const QR_TOKEN = /^([\w-]{1,1500})\.png$/;

/** `/media/<id>`, `/media/<id>/preview` and `/qr/<token>.png`. Their names cannot be guessed: that is their lock. */
export function createPictureRoutes({ media, qr }: PictureParts): Router {
  const router = Router();
  const serveMedia = async (
    id: string,
    part: 'original' | 'preview',
    response: Response,
    next: () => void,
  ): Promise<void> => {
    const found = MEDIA_ID.test(id) ? await media(id, part) : undefined;
    if (found === undefined) next();
    else sendPicture(response, found.bytes, found.mime);
  };
  router.get('/media/:id', (request, response, next) =>
    serveMedia(request.params.id, 'original', response, next),
  );
  router.get('/media/:id/preview', (request, response, next) =>
    serveMedia(request.params.id, 'preview', response, next),
  );
  router.get('/qr/:file', async (request, response, next) => {
    const token = QR_TOKEN.exec(request.params.file)?.[1];
    const bytes = token === undefined ? undefined : await qr(token);
    if (bytes === undefined) next();
    else sendPicture(response, bytes, 'image/png');
  });
  return router;
}

function sendPicture(response: Response, bytes: Uint8Array, mime: string): void {
  response.setHeader('Cache-Control', PICTURE_CACHE);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  if (!SHOWN_AS_IS.has(mime)) response.setHeader('Content-Disposition', 'attachment');
  response.setHeader('Content-Type', SHOWN_AS_IS.has(mime) ? mime : 'application/octet-stream');
  response.end(bytes);
}
