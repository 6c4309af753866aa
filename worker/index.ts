import { app } from './app.ts'
import type { Bindings, Errand } from './env.ts'
import { importSources } from './jobs/import-sources.ts'
import { measurePictures } from './jobs/measure-pictures.ts'
import { publishDue } from './jobs/publish-due.ts'
import { takeBackImports } from './jobs/take-back-imports.ts'
import { runErrand, tellReceivers } from './jobs/tell-receivers.ts'
import { unlessHeld } from './jobs/unless-held.ts'

export default {
  fetch: app.fetch,
  scheduled: async ({ scheduledTime }, env, ctx) => {
    await unlessHeld(
      env,
      // What has just appeared is told in the same minute. Signatures say when they were made, not when the clock rang.
      () => publishDue(env, ctx, scheduledTime).finally(() => tellReceivers(env, ctx, Date.now())),
      () => importSources(env, ctx, scheduledTime),
      () => takeBackImports(env, ctx, scheduledTime),
      () => measurePictures(env, ctx, scheduledTime),
    )
  },
  queue: async ({ messages }, env, ctx) => {
    for (const { body } of messages) await unlessHeld(env, () => runErrand(body, env, ctx, Date.now()))
  },
} satisfies ExportedHandler<Bindings, Errand>
