import { app } from './app.ts'
import type { Bindings } from './env.ts'
import { measurePictures } from './jobs/measure-pictures.ts'
import { publishDue } from './jobs/publish-due.ts'

export default {
  fetch: app.fetch,
  scheduled: async ({ scheduledTime }, env, ctx) => {
    await Promise.all([publishDue(env, ctx, scheduledTime), measurePictures(env, ctx, scheduledTime)])
  },
} satisfies ExportedHandler<Bindings>
