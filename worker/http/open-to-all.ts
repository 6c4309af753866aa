import { cors } from 'hono/cors'

/**
 * Everything may be read from any origin, and written from any by whoever has the token; no cookie is ever looked at.
 * The platform's own safe list has Cache-Control, Content-Type and Last-Modified on it already.
 */
export const openToAll = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposeHeaders: ['ETag', 'Link', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After'],
  maxAge: 86_400,
})
