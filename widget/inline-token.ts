/**
 * Stands in the bundle exactly once, quotes included. The worker puts a list there, as an expression that gives an object
 * (worker/domain/feed-module.ts); on its own it is a text, which has no list.
 */
export const inlineToken = '"newsclip:inline-list"'
