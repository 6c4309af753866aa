// What the package exports to those who register the element themselves, under a name of their own perhaps.
export { define } from './define.ts'
export { NewsclipFeed } from './newsclip-feed.ts'
