import type * as v from 'valibot'
import type { article, shareLinks } from './contract/article.ts'
import type { card, image, sourceReference } from './contract/card.ts'
import type { auditEntry, auditList, editorToken, madeToken, tokenList } from './contract/editors.ts'
import type { exportHead } from './contract/export.ts'
import type { articleInput, importCard, importList, importOutcome, importReport } from './contract/import.ts'
import type {
  categoryLabel,
  categoryList,
  countedCategory,
  countedTag,
  facets,
  tagDetail,
  tagLabel,
  tagList,
} from './contract/labels.ts'
import type { articleList, articlePartsList, highlights, listedCard, moreList, offeredCard } from './contract/list.ts'
import type {
  manuscript,
  manuscriptCard,
  manuscriptInput,
  manuscriptList,
  manuscriptPatch,
  preview,
  revision,
  revisionCard,
  revisionList,
} from './contract/manuscript.ts'
import type { measured } from './contract/measured.ts'
import type { keptMedia, sharePicture } from './contract/media.ts'
import type { problem } from './contract/problem.ts'
import type { purgeReport } from './contract/purge.ts'
import type { redirectList } from './contract/redirects.ts'
import type {
  dryRun,
  source,
  sourceCheck,
  sourceInput,
  sourceList,
  sourcePatch,
  sourceRun,
  sourceRunList,
} from './contract/sources.ts'
import type { delivery, deliveryList, eventMessage, madeWebhook, webhook, webhookList } from './contract/webhooks.ts'
import type { listWords } from './contract/words.ts'

// The wire types: what the API answers and what it accepts, as the schemas in worker/contract/ say, which describe every
// property. Types only, so that the widget and the command line may see them without pulling in the worker.
// Addresses are absolute, times are ISO 8601 in UTC.

/** What an article is filed under: exactly one category. */
export type CategoryLabel = v.InferOutput<typeof categoryLabel>

/** A tag of an article; its name is as the editor wrote it, without the `#`. */
export type TagLabel = v.InferOutput<typeof tagLabel>

/** The picture of an article. Its size is in pixels, null when it was never measured. */
export type Image = v.InferOutput<typeof image>

/** Where the facts come from. */
export type SourceReference = v.InferOutput<typeof sourceReference>

/** The small projection of an article that lists, the widget and share previews use. */
export type Card = v.InferOutput<typeof card>

/** Addresses that open a network's own composer with the article's link. */
export type ShareLinks = v.InferOutput<typeof shareLinks>

/** A card, the piece itself, and the links to pass it on. `body.html` is sanitised: safe to insert into a page as it is. */
export type Article = v.InferOutput<typeof article>

/** Where the words that were looked for stand, as HTML with the matches in `<mark>`; null where none stands. */
export type Highlights = v.InferOutput<typeof highlights>

/** A card in a list: `highlights` only in answers to `q`, `body` only where `fields` names it. */
export type ListedCard = v.InferOutput<typeof listedCard>

/** What a list says around its cards, in the reader's language. */
export type ListWords = v.InferOutput<typeof listWords>

/** A page of articles; `facets` and `words` only where they were asked for. */
export type ArticleList = v.InferOutput<typeof articleList>

/** A page of articles, cut down to the parts that `fields` names. */
export type ArticlePartsList = v.InferOutput<typeof articlePartsList>

/** A category and how many articles it has. */
export type CountedCategory = v.InferOutput<typeof countedCategory>

/** A tag and how many articles carry it, in what was asked for. */
export type CountedTag = v.InferOutput<typeof countedTag>

/** All categories, those with most articles first. */
export type CategoryList = v.InferOutput<typeof categoryList>

/** A page of tags. */
export type TagList = v.InferOutput<typeof tagList>

/** The commonest tags of a sample of articles, with their counts in it. */
export type Facets = v.InferOutput<typeof facets>

/** A tag and the tags that occur together with it. */
export type TagDetail = v.InferOutput<typeof tagDetail>

/** What to read after an article, best first. */
export type MoreList = v.InferOutput<typeof moreList>

/** An article to read next, and why: of the same category, for the tags (slugs) that both carry, or because it is new. */
export type OfferedCard = v.InferOutput<typeof offeredCard>

/** An RFC 9457 problem document. */
export type Problem = v.InferOutput<typeof problem>

/** A token that opens writing, without itself. */
export type EditorToken = v.InferOutput<typeof editorToken>

/** A token that was just made: the only time that it is shown. */
export type MadeToken = v.InferOutput<typeof madeToken>

/** All tokens, the newest first. */
export type TokenList = v.InferOutput<typeof tokenList>

/** A write: who, what, when, before and after. */
export type AuditEntry = v.InferOutput<typeof auditEntry>

/** A page of the audit log, the newest first. */
export type AuditList = v.InferOutput<typeof auditList>

/** An article as an editor or an importer hands it in. Everything but title and time has a sensible absence. */
export type ArticleInput = v.InferOutput<typeof articleInput>

/** What became of one article of an import. */
export type ImportOutcome = v.InferOutput<typeof importOutcome>

/** What became of an import: one outcome for each line that was sent, in that order; lines count from 1. */
export type ImportReport = v.InferOutput<typeof importReport>

/** A number of articles that were handed in together, and what became of them when they were taken back. */
export type Import = v.InferOutput<typeof importCard>

/** A page of imports, the newest first. */
export type ImportList = v.InferOutput<typeof importList>

/** A source that is wished for. Everything but the address has a sensible absence. */
export type SourceInput = v.InferOutput<typeof sourceInput>

/** The parts that change, each as a whole. */
export type SourcePatch = v.InferOutput<typeof sourcePatch>

/** A feed that is imported on a schedule, and how it is. */
export type Source = v.InferOutput<typeof source>

/** A page of sources, those that were added last first. */
export type SourceList = v.InferOutput<typeof sourceList>

/** One check of a source. */
export type SourceRun = v.InferOutput<typeof sourceRun>

/** The last checks of a source, the newest first. */
export type SourceRunList = v.InferOutput<typeof sourceRunList>

/** A check that was just made, and what it made of the source. */
export type SourceCheck = v.InferOutput<typeof sourceCheck>

/** What a source would bring, had it been checked. */
export type DryRun = v.InferOutput<typeof dryRun>

/** A picture that was handed in and is kept now, or was already. */
export type KeptMedia = v.InferOutput<typeof keptMedia>

/** What an editor writes. Everything but the title has a sensible absence. */
export type ManuscriptInput = v.InferOutput<typeof manuscriptInput>

/** The parts that change, each as a whole; null takes a part away. */
export type ManuscriptPatch = v.InferOutput<typeof manuscriptPatch>

/** An article as its editors see it, without what is written in it. */
export type ManuscriptCard = v.InferOutput<typeof manuscriptCard>

/** An article as its editors see it. */
export type Manuscript = v.InferOutput<typeof manuscript>

/** A page of what editors work on, what was worked on last first. */
export type ManuscriptList = v.InferOutput<typeof manuscriptList>

/** What an article was after a write, without what was written in it. */
export type RevisionCard = v.InferOutput<typeof revisionCard>

/** What an article was after a write. */
export type Revision = v.InferOutput<typeof revision>

/** A page of what an article was, the newest first. */
export type RevisionList = v.InferOutput<typeof revisionList>

/** A signed link to the page of an article that is not published yet. */
export type Preview = v.InferOutput<typeof preview>

/** The state of an article's share picture, and all that it takes to draw it. */
export type SharePicture = v.InferOutput<typeof sharePicture>

/** A page of the addresses that the site had before it moved here, and where they lead. */
export type RedirectList = v.InferOutput<typeof redirectList>

/** What became of a purge of the edge cache. */
export type PurgeReport = v.InferOutput<typeof purgeReport>

/** The first line of a page of an export. */
export type ExportHead = v.InferOutput<typeof exportHead>
/** What a site is told when the page's owner wants it to: that a list was seen, or which card was followed. */
export type Measured = v.InferInput<typeof measured>

/** An address that is told what becomes of articles. */
export type Webhook = v.InferOutput<typeof webhook>

/** All webhooks, the newest first. */
export type WebhookList = v.InferOutput<typeof webhookList>

/** A webhook with its new secret: the only time that it is shown. */
export type MadeWebhook = v.InferOutput<typeof madeWebhook>

/** An event on its way to a webhook, and what came of each try. */
export type Delivery = v.InferOutput<typeof delivery>

/** A page of a webhook's log, the newest first. */
export type DeliveryList = v.InferOutput<typeof deliveryList>

/** What a webhook is posted. */
export type EventMessage = v.InferOutput<typeof eventMessage>
