import type { Operation } from './operation.ts'
import { aboutOperations } from './operations/about.ts'
import { articleOperations } from './operations/articles.ts'
import { editingOperations } from './operations/editing.ts'
import { embeddingOperations } from './operations/embedding.ts'
import { formatOperations } from './operations/formats.ts'
import { labelOperations } from './operations/labels.ts'
import { movingOperations } from './operations/moving.ts'
import { operatingOperations } from './operations/operating.ts'
import { pictureOperations } from './operations/pictures.ts'
import { sourceOperations } from './operations/sources.ts'
import { webhookOperations } from './operations/webhooks.ts'

/**
 * All that can be asked of the API, in the order in which it is documented: a file for each tag. A test holds it against
 * the routes of worker/app.ts, in both directions.
 */
export const operations: Operation[] = [
  ...articleOperations,
  ...formatOperations,
  ...labelOperations,
  ...embeddingOperations,
  ...editingOperations,
  ...pictureOperations,
  ...sourceOperations,
  ...operatingOperations,
  ...movingOperations,
  ...webhookOperations,
  ...aboutOperations,
]
