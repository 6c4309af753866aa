/**
 * The policy of a page that stands in a frame of anybody's: its own style and script by their hashes, pictures from
 * wherever articles have them, and nothing else.
 */
export async function framePolicy({ style, script }: { style: string; script: string }): Promise<string> {
  const [styleHash, scriptHash] = await Promise.all([hashOf(style), hashOf(script)])
  return [
    "default-src 'none'",
    'img-src *',
    `style-src '${styleHash}'`,
    `script-src '${scriptHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; ')
}

async function hashOf(source: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`
}
