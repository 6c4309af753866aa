import type { D1Migration } from '@cloudflare/vitest-plugin'
import type { Bindings } from '../../worker/env.ts'

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof import('../../worker/index.ts')
    }
    interface Env extends Bindings {
      MIGRATIONS: D1Migration[]
      /** Where publishers are, who write what a test tells them to (feed-server.ts). */
      FEED_SERVER: string
    }
  }
}
