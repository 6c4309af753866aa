import { app } from './app.ts'
import type { Bindings } from './env.ts'
import { publishDue } from './jobs/publish-due.ts'

export default {
  fetch: app.fetch,
  scheduled: (controller, env, ctx) => publishDue(env, ctx, controller.scheduledTime),
} satisfies ExportedHandler<Bindings>
