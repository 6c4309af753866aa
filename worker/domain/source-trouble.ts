/** Everything that can go wrong with a source, once: what the operator is told of it. */
export const troubles = {
  'address-refused': 'The address, or one that it leads to, is none, is not http or https, or is not out in the world.',
  'too-many-redirects': 'It leads from one address to the next without end.',
  'too-slow': 'The answer did not come, or not to its end, in time.',
  'too-large': 'The answer is larger than any feed.',
  unreachable: 'Nobody answered, or not to the end.',
  'http-status': 'The answer’s status says that there is no feed.',
  'asked-too-often': 'The publisher wants to be asked less often.',
  gone: 'The publisher says that the feed is gone for good.',
  'not-a-feed': 'There is something else at the address, perhaps a page.',
  'feed-unreadable': 'It is a feed, but too broken to be read.',
  'entity-bomb': 'It declares entities that would fill any memory.',
  'wrong-charset': 'Its bytes are not in the encoding that it names, nor in any that can be told.',
  'broken-here': 'Something broke on our side.',
} as const

export type TroubleReason = keyof typeof troubles

export const troubleReasons = Object.keys(troubles) as [TroubleReason, ...TroubleReason[]]

export interface Trouble {
  reason: TroubleReason
  /** What was found, where there is more to say than the table does. */
  detail: string
}
