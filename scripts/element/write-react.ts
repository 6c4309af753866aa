import type { Description } from './describe.ts'

/** `newsclip-load` as React calls its handlers: `onNewsclipLoad`. */
function handlerOf(event: string): string {
  return `on${event.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}

/**
 * The component of `newsclip/react`, for React 18 and later. On a server, and until its script is there, it renders the
 * tag with what is in it, the link that is its fallback; the element itself is loaded by the browser only.
 */
export function writeReactComponent({ attributes, events }: Description): string {
  return `import { createElement, forwardRef, useEffect, useRef } from 'react'

const attributes = ${JSON.stringify(Object.fromEntries(attributes.map(({ property, name }) => [property, name])))}
const events = ${JSON.stringify(Object.fromEntries(events.map(({ name }) => [handlerOf(name), name])))}

export const NewsclipFeed = forwardRef(function NewsclipFeed({ articles, ...props }, given) {
  const own = useRef(null)
  const handlers = useRef({})
  const rest = {}
  for (const [name, value] of Object.entries(props)) {
    if (Object.hasOwn(events, name)) continue
    if (!Object.hasOwn(attributes, name)) rest[name] = value
    else if (value != null && value !== false) rest[attributes[name]] = value === true ? '' : String(value)
  }
  useEffect(() => {
    handlers.current = props
  })
  useEffect(() => {
    void import('./feed.js')
    const stops = Object.entries(events).map(([handler, event]) => {
      const listen = (told) => handlers.current[handler]?.(told)
      own.current.addEventListener(event, listen)
      const element = own.current
      return () => element.removeEventListener(event, listen)
    })
    return () => stops.forEach((stop) => stop())
  }, [])
  useEffect(() => {
    if (articles) own.current.articles = articles
  }, [articles])
  const ref = (element) => {
    own.current = element ?? own.current
    if (typeof given === 'function') given(element)
    else if (given) given.current = element
  }
  return createElement('newsclip-feed', { ...rest, ref })
})
`
}

export function writeReactTypes({ attributes, events }: Description): string {
  const named = attributes.map(({ property, name }) => `  ${property}?: NewsclipFeedAttributes['${name}']`)
  const handlers = events.map(({ name }) => `  ${handlerOf(name)}?: (event: NewsclipFeedEvents['${name}']) => unknown`)
  return `import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react'
import type { ListedCard as Card } from '../client/contract.js'
import type { NewsclipFeed as Element, NewsclipFeedAttributes, NewsclipFeedEvents } from './element.js'

interface Own {
${[...named, ...handlers].join('\n')}
  /** Cards to show as they are; nothing is requested. */
  articles?: readonly Card[]
}

export type NewsclipFeedProps = Own & Omit<HTMLAttributes<Element>, keyof Own>

export declare const NewsclipFeed: ForwardRefExoticComponent<NewsclipFeedProps & RefAttributes<Element>>
`
}
