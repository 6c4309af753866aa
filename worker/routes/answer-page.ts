import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../env.ts'
import { pageHeaders } from '../http/secure.ts'
import { validated } from '../http/validated.ts'
import type { Html } from '../pages/html.ts'
import { policy } from '../pages/inlined.ts'

/** Answers a page under the policy that its frame was made for. */
export async function answerPage(
  c: Context<App>,
  page: Html,
  headers: Record<string, string>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const said = { 'Content-Type': 'text/html; charset=utf-8', ...pageHeaders, 'Content-Security-Policy': policy }
  return validated(c, String(await page), { ...said, ...headers }, status)
}
