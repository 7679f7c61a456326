import type { RequestHandler } from 'express';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Lets in only who asked for this machine by a loopback name, from a page of its own: a foreign site
 * whose name was pointed here (DNS rebinding), or that posts from elsewhere, is refused.
 */
export const hostGuard: RequestHandler = (req, res, next) => {
  const { host, origin } = req.headers;
  const foreignHost = !LOOPBACK.test(host ?? '');
  const foreignOrigin = origin !== undefined && origin !== `http://${host}`;
  const site = req.headers['sec-fetch-site'];
  if (foreignHost || foreignOrigin || site === 'cross-site') {
    res.status(403).json({ message: 'only this machine may use the local platform' });
    return;
  }
  next();
};
