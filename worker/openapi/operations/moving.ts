import { redirectLimits } from '../../contract/redirects.ts'
import { holdMs, maxHoldMs } from '../../domain/hold.ts'
import { exportParameters, holdParameters, restoreParameters } from '../../http/export-parameters.ts'
import { importType, maxImportBytes, maxImportLines } from '../../http/lines.ts'
import { noParameters } from '../../http/parameters.ts'
import { redirectParameters } from '../../http/redirects-input.ts'
import { mediaLimits } from '../../images/media.ts'
import { imageKinds } from '../../images/read-image.ts'
import type { Operation } from '../operation.ts'

/** What every portion of a restoration has in common. */
const restoration = {
  scope: 'admin',
  tag: 'Moving',
  query: restoreParameters,
  examples: [],
} as const satisfies Partial<Operation>

const hold = {
  ...{ scope: 'admin', tag: 'Moving', path: '/api/v1/export/hold', query: holdParameters, evenWhileHeld: true },
  examples: [],
} as const satisfies Partial<Operation>

const table = { description: 'The table of which the rows are.', example: 'moved', pattern: '^[a-z_]+$' }

/** The whole site, out and in again, and the way from the addresses that it had elsewhere. */
export const movingOperations: Operation[] = [
  {
    id: 'exportSite',
    scope: 'admin',
    method: 'get',
    path: '/api/v1/export',
    tag: 'Moving',
    summary: 'Export the site',
    description:
      'Everything that readers and editors are shown, as rows of tables, and the names of the pictures, which are at `/media/{name}`; without tokens and other secrets. The first line of a page says of which table it is, where to go on and the number of the last write. A page is of one moment, an export only while that number stays the same from its first page to its last: otherwise begin again, and hold writes off meanwhile. `npm run newsclip -- export` does so.',
    query: exportParameters,
    answer: {
      description: 'A page: `ExportHead`, then a row a line.',
      content: { [importType]: ['ExportHead', 'ExportedRow'] },
      headers: [],
    },
    problems: ['storage-unavailable'],
    examples: [{ name: 'moved', summary: 'Moved addresses', path: '/api/v1/export?cursor=%5B%22moved%22%5D' }],
  },
  {
    ...hold,
    id: 'holdWrites',
    method: 'put',
    summary: 'Hold writes off for an export',
    description: `For an export that was overtaken by a write. For ${holdMs / 1000} seconds every request with a token that does more than read is answered \`writes-held\`, and sources, scheduled articles and events wait. Readers notice nothing. Ask again before they are over to hold writes off for longer: ${maxHoldMs / 60_000} minutes in all, and not a moment more whatever is asked. While one export does so, another may not.`,
    answer: { description: 'Writes are held off.', headers: [] },
    problems: ['writes-held'],
  },
  {
    ...hold,
    id: 'releaseWrites',
    method: 'delete',
    summary: 'Let writes go on',
    description: 'At once, whether the export was read to its end or given up. Other exports’ holds stay.',
    answer: { description: 'This export holds nothing off.', headers: [] },
    problems: [],
  },
  {
    ...restoration,
    id: 'restoreRows',
    method: 'post',
    path: '/api/v1/restore/:table',
    segments: { table },
    summary: 'Restore rows of an export',
    description:
      'Puts rows in place as an export wrote them, in any number of portions and in the order of the export. Sending a portion twice changes nothing. Only an empty instance takes the first portion, and from then on only those of the same export, until an editor writes. Bodies are sanitised once more.',
    body: {
      mediaType: importType,
      description: `Newline-delimited JSON, a row a line: at most ${maxImportLines} lines and ${maxImportBytes.toLocaleString('en')} bytes.`,
      schema: 'ExportedRow',
      example: '{"kind":"article","old_slug":"harbour-crane-1","new_slug":"harbour-crane"}\n',
    },
    answer: { description: 'They are in place.', headers: [] },
    problems: ['body-invalid', 'restore-refused', 'media-type-unsupported', 'request-too-large'],
  },
  {
    ...restoration,
    id: 'restoreMedia',
    method: 'put',
    path: '/api/v1/restore/media/:name',
    segments: {
      name: {
        description: 'The picture’s name in the export.',
        example: '0f343b0931126a20f133d67c2b018a3b.png',
        pattern: '^[0-9a-f]{32}\\.[a-z]+$',
      },
    },
    summary: 'Restore a picture of an export',
    description: `Its name is of its bytes, so others are refused. At most ${mediaLimits.bytes.toLocaleString('en')} bytes.`,
    body: { fileTypes: Object.keys(imageKinds), description: 'The file as it is.', example: '/icon-512.png' },
    answer: { description: 'The picture is in place.', headers: [] },
    problems: ['restore-refused', 'picture-refused', 'request-too-large', 'storage-unavailable'],
  },
  {
    ...restoration,
    id: 'endRestoration',
    method: 'put',
    path: '/api/v1/restore/end',
    summary: 'End a restoration',
    description:
      'Looks whether all rows are there, and makes the instance one like any other: from now on it takes no portions any more.',
    body: {
      mediaType: 'application/json',
      description: 'What must be there.',
      schema: 'RestorationEnd',
      example: { rows: { moved: 0 } },
    },
    answer: { description: 'The site is restored.', headers: [] },
    problems: ['body-invalid', 'restore-refused', 'media-type-unsupported', 'request-too-large', 'cache-unavailable'],
  },
  {
    id: 'listRedirects',
    scope: 'articles',
    method: 'get',
    path: '/api/v1/redirects',
    tag: 'Moving',
    summary: 'List old addresses',
    description: 'The addresses that the site had before it moved here, and where they lead.',
    query: redirectParameters,
    answer: { description: 'A page of them.', content: { 'application/json': ['RedirectList'] }, headers: [] },
    problems: [],
    examples: [{ name: 'all', summary: 'All of them', path: '/api/v1/redirects' }],
  },
  {
    id: 'saveRedirects',
    scope: 'articles',
    method: 'put',
    path: '/api/v1/redirects',
    tag: 'Moving',
    summary: 'Say where old addresses lead',
    description:
      'For a site that has moved here with its domain: whoever comes by an address that it had before is sent on for good. An old address counts only where nothing of this site is. Others that are there stay as they are, and saying it again changes nothing.',
    query: noParameters,
    body: {
      mediaType: 'application/json',
      description: `At most ${redirectLimits.redirects} at a time, and ${redirectLimits.bytes.toLocaleString('en')} bytes.`,
      schema: 'RedirectsInput',
      example: {
        redirects: [
          { from: '/2019/05/harbour-crane/', to: '/articles/harbour-crane' },
          { from: '/?p=17', to: '/articles/harbour-crane' },
        ],
      },
    },
    answer: { description: 'They lead there now.', headers: [] },
    problems: ['body-invalid', 'media-type-unsupported', 'request-too-large'],
    examples: [{ name: 'saved', summary: 'Two of them', path: '/api/v1/redirects' }],
  },
]
