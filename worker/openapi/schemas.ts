import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { article, body, shareLinks } from '../contract/article.ts'
import { image, sourceReference } from '../contract/card.ts'
import { auditEntry, auditList, editorToken, madeToken, tokenInput, tokenList } from '../contract/editors.ts'
import { exportedRow, exportHead, restorationEnd } from '../contract/export.ts'
import { articleInput, importCard, importList, importOutcome, importReport } from '../contract/import.ts'
import {
  categoryLabel,
  categoryList,
  countedCategory,
  countedTag,
  facets,
  synonymsInput,
  tagDetail,
  tagLabel,
  tagList,
} from '../contract/labels.ts'
import {
  articleList,
  articlePartsList,
  cardParts,
  highlights,
  listedCard,
  moreList,
  offeredCard,
  reason,
} from '../contract/list.ts'
import {
  manuscript,
  manuscriptCard,
  manuscriptInput,
  manuscriptList,
  manuscriptPatch,
  preview,
  previewInput,
  publicationInput,
  revision,
  revisionCard,
  revisionList,
} from '../contract/manuscript.ts'
import { measured } from '../contract/measured.ts'
import { keptMedia, sharePicture } from '../contract/media.ts'
import { problem } from '../contract/problem.ts'
import { purgeInput, purgeReport } from '../contract/purge.ts'
import { redirect, redirectList, redirectsInput } from '../contract/redirects.ts'
import {
  dryRun,
  dryRunItem,
  source,
  sourceCheck,
  sourceInput,
  sourceList,
  sourcePatch,
  sourceRun,
  sourceRunList,
  sourceStatus,
} from '../contract/sources.ts'
import {
  delivery,
  deliveryList,
  eventMessage,
  madeWebhook,
  webhook,
  webhookInput,
  webhookList,
  webhookPatch,
} from '../contract/webhooks.ts'
import { listWords } from '../contract/words.ts'
import type { Schema } from './shape.ts'

/** What is answered, by the names of worker/contract.ts. Each is written once and referred to. */
const answered = {
  AuditEntry: auditEntry,
  AuditList: auditList,
  Article: article,
  ArticleList: articleList,
  ArticlePartsList: articlePartsList,
  Body: body,
  CardParts: cardParts,
  CategoryLabel: categoryLabel,
  CategoryList: categoryList,
  CountedCategory: countedCategory,
  CountedTag: countedTag,
  Delivery: delivery,
  DeliveryList: deliveryList,
  DryRun: dryRun,
  DryRunItem: dryRunItem,
  EditorToken: editorToken,
  ExportHead: exportHead,
  EventMessage: eventMessage,
  Facets: facets,
  Highlights: highlights,
  Image: image,
  Import: importCard,
  ImportList: importList,
  ImportOutcome: importOutcome,
  ImportReport: importReport,
  KeptMedia: keptMedia,
  ListedCard: listedCard,
  ListWords: listWords,
  MadeToken: madeToken,
  MadeWebhook: madeWebhook,
  ManuscriptCard: manuscriptCard,
  ManuscriptList: manuscriptList,
  MoreList: moreList,
  OfferedCard: offeredCard,
  Preview: preview,
  Problem: problem,
  PurgeReport: purgeReport,
  Reason: reason,
  Redirect: redirect,
  RedirectList: redirectList,
  RevisionCard: revisionCard,
  RevisionList: revisionList,
  ShareLinks: shareLinks,
  SharePicture: sharePicture,
  Source: source,
  SourceCheck: sourceCheck,
  SourceList: sourceList,
  SourceReference: sourceReference,
  SourceRun: sourceRun,
  SourceRunList: sourceRunList,
  SourceStatus: sourceStatus,
  TagDetail: tagDetail,
  TagLabel: tagLabel,
  TagList: tagList,
  TokenList: tokenList,
  Webhook: webhook,
  WebhookList: webhookList,
}

/** What is handed in, or given back as it was. Its checks go further than a schema can say. */
const handedIn = {
  ArticleInput: articleInput,
  ExportedRow: exportedRow,
  Manuscript: manuscript,
  ManuscriptInput: manuscriptInput,
  ManuscriptPatch: manuscriptPatch,
  Measured: measured,
  PreviewInput: previewInput,
  PublicationInput: publicationInput,
  PurgeInput: purgeInput,
  RedirectsInput: redirectsInput,
  RestorationEnd: restorationEnd,
  Revision: revision,
  SourceInput: sourceInput,
  SourcePatch: sourcePatch,
  SynonymsInput: synonymsInput,
  TokenInput: tokenInput,
  WebhookInput: webhookInput,
  WebhookPatch: webhookPatch,
}

export type SchemaName = keyof typeof answered | keyof typeof handedIn

export function writeSchemas(): Record<string, Schema> {
  return {
    ...toJsonSchemaDefs(answered, { ...dialect, errorMode: 'throw' }),
    ...toJsonSchemaDefs(handedIn, { ...dialect, errorMode: 'ignore' }),
  } as object as Record<string, Schema>
}

export function refer(name: SchemaName): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` }
}

/** The schema of a text of many lines, each of which is of one. */
export function writeLinesSchema(contentMediaType: string, contentSchema: Schema): Schema {
  return { type: 'string', contentMediaType, contentSchema }
}

/** The schema of the text that a parameter's schema takes; what is said of it elsewhere is left out. */
export function writeTextSchema(schema: v.GenericSchema): Schema {
  const { $schema: _, ...written } = toJsonSchema(schema, {
    ...dialect,
    typeMode: 'input',
    errorMode: 'ignore',
    ignoreActions: ['description', 'examples', 'metadata'],
  })
  return written as Schema
}

const dialect = {
  target: 'draft-2020-12',
  overrideRef: ({ referenceId }) => refer(referenceId as SchemaName).$ref,
  overrideAction: ({ valibotAction, jsonSchema }) => {
    const { type, requirement } = valibotAction as { type: string; requirement?: unknown }
    // JSON Schema's patterns are read as Unicode anyway (draft 2020-12, 6.3.3): the flag need not be told.
    return type === 'regex' ? { ...jsonSchema, pattern: (requirement as RegExp).source } : undefined
  },
} as const satisfies ConversionConfig
