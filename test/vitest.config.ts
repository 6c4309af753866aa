import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { buildDrawingWorker } from './support/drawing-worker.ts'
import { editorToken } from './support/editor-token.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

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
              bindings: {
                EDITOR_TOKEN: editorToken,
                SITE_URL: 'https://news.example',
                MIGRATIONS: await readD1Migrations(`${root}/migrations`),
              },
              // Nobody draws but where drawing is what is tested: the engine would start with every file.
              serviceBindings: { DRAWING: () => new Response(null, { status: 503 }) },
              // Not what happens to have been built.
              assets: { directory: `${root}/test/fixtures/assets`, binding: 'ASSETS' },
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
            miniflare: {
              bindings: {
                EDITOR_TOKEN: editorToken,
                SITE_URL: 'https://news.example',
                MIGRATIONS: await readD1Migrations(`${root}/migrations`),
              },
              assets: { directory: `${root}/test/fixtures/assets`, binding: 'ASSETS' },
              workers: [await buildDrawingWorker()],
            },
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
          include: ['test/{widget,page}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
