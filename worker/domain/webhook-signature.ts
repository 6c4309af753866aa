import { bytesOfSecret } from './receiver.ts'

const algorithm = { name: 'HMAC', hash: 'SHA-256' }

/**
 * The headers by which a receiver knows that a message is ours and of now: HMAC-SHA256 of identifier, second of the
 * attempt and body, once with each secret
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
 */
export async function signatureHeaders(
  messageId: string,
  body: string,
  secrets: string[],
  now: number,
): Promise<Record<string, string>> {
  const timestamp = Math.floor(now / 1000)
  const content = new TextEncoder().encode(`${messageId}.${timestamp}.${body}`)
  const signatures = await Promise.all(
    secrets.map(async (secret) => {
      const key = await crypto.subtle.importKey('raw', bytesOfSecret(secret), algorithm, false, ['sign'])
      const signature = await crypto.subtle.sign(algorithm, key, content)
      return `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`
    }),
  )
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}
