import type { Command } from './command.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { listImports, undoImport } from './commands/imports.ts'
import { list } from './commands/list.ts'
import { picturesCommand } from './commands/pictures.ts'
import { publish } from './commands/publish.ts'
import { purge } from './commands/purge.ts'
import { restore } from './commands/restore.ts'
import { revisions } from './commands/revisions.ts'
import { show } from './commands/show.ts'
import { addSource, checkSource, editSource, listSources, removeSource, showSource } from './commands/sources.ts'
import { deleteArticles, withdraw } from './commands/take-away.ts'
import { createToken, listTokens, revokeToken } from './commands/tokens.ts'
import {
  addWebhook,
  editWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  replaceSecret,
  retryDelivery,
  showWebhook,
  testWebhook,
} from './commands/webhooks.ts'

/** All that can be done from the command line, in the order in which the help tells it. */
export const commands: Command[] = [
  publish,
  list,
  show,
  revisions,
  withdraw,
  deleteArticles,
  importCommand,
  listImports,
  undoImport,
  listSources,
  addSource,
  showSource,
  editSource,
  checkSource,
  removeSource,
  listWebhooks,
  addWebhook,
  showWebhook,
  editWebhook,
  replaceSecret,
  testWebhook,
  listDeliveries,
  retryDelivery,
  removeWebhook,
  exportCommand,
  restore,
  picturesCommand,
  listTokens,
  createToken,
  revokeToken,
  purge,
]
