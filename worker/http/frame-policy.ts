import { hashSourceOf } from '../domain/hash-source.ts'

/**
 * The policy of a page that stands in a frame of anybody's: its own style and script by their hashes, pictures from
 * wherever articles have them, and nothing else.
 */
export async function framePolicy({ style, script }: { style: string; script: string }): Promise<string> {
  const [styleHash, scriptHash] = await Promise.all([hashSourceOf(style), hashSourceOf(script)])
  return [
    "default-src 'none'",
    'img-src *',
    `style-src ${styleHash}`,
    `script-src ${scriptHash}`,
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; ')
}
