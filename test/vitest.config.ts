import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { unstable_readConfig as readConfig } from 'wrangler'
import { buildExamples } from '../scripts/build-examples.ts'
import { wranglerConfig } from '../scripts/paths.ts'
import { buildDrawingWorker } from './support/drawing-worker.ts'
import { editorToken } from './support/editor-token.ts'
import { startFeedServer } from './support/feed-server.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** The worker as wrangler.toml describes it, with a site, a token and files of its own, and not what happens to have been built. */
async function workerUnderTest() {
  await buildExamples(`${root}/test/fixtures/assets`)
  const feedServer = await startFeedServer()
  return {
    bindings: {
      // Said once more, for a developer's .dev.vars may say otherwise.
      ...readConfig({ config: wranglerConfig }).vars,
      EDITOR_TOKEN: editorToken,
      FEED_SERVER: feedServer,
      FETCH_ALLOWED: new URL(feedServer).host,
      // Knows no names: no test looks one up outside.
      RESOLVER_URL: `${feedServer}/resolver`,
      SITE_URL: 'https://news.example',
      MIGRATIONS: await readD1Migrations(`${root}/migrations`),
    },
    assets: { directory: `${root}/test/fixtures/assets`, binding: 'ASSETS' },
  }
}

/** Has no font for any letters. */
const nobodyDraws = `import { WorkerEntrypoint } from 'cloudflare:workers'
export default class extends WorkerEntrypoint {
  async sharePicture() {}
  async colourOf() {}
}`

export default defineConfig({
  test: {
    projects: [
      { root, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        root,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: `${root}/wrangler.toml` },
            miniflare: {
              ...(await workerUnderTest()),
              // Nobody draws but where drawing is what is tested: the engine would start with every file.
              serviceBindings: { DRAWING: 'nobody' },
              workers: [{ name: 'nobody', modules: true, compatibilityDate: '2026-10-20', script: nobodyDraws }],
            },
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/{database,worker}/**/*.test.ts'],
          setupFiles: ['test/support/migrate.ts'],
        },
      },
      {
        root,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: `${root}/wrangler.toml` },
            miniflare: { ...(await workerUnderTest()), workers: [await buildDrawingWorker()] },
          })),
        ],
        test: {
          name: 'drawing',
          include: ['test/drawing/**/*.test.ts'],
          setupFiles: ['test/support/migrate.ts'],
          testTimeout: 30_000,
        },
      },
      {
        root,
        // Two cores: more than one Chromium at once only makes each slower.
        test: {
          name: 'browser',
          include: ['test/{widget,page,newsclip}/**/*.test.ts'],
          fileParallelism: false,
          // A limit tells of what never ends, and not of a machine that does other work.
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
