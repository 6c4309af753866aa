import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../env.ts'
import { pageHeaders } from '../http/secure.ts'
import type { Html } from '../pages/html.ts'
import { policy } from '../pages/inlined.ts'

/** Answers a page under the policy that its frame was made for. */
export function answerPage(
  c: Context<App>,
  page: Html,
  headers: Record<string, string>,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(page, status, { ...pageHeaders, 'Content-Security-Policy': policy, ...headers })
}
