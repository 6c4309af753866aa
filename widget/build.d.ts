/** The version in package.json; scripts/build-widget.ts puts it in. */
declare const NEWSCLIP_VERSION: string

/** A place in the bundle for a list that comes along; scripts/build-widget.ts puts `inlineToken` there. */
declare const NEWSCLIP_INLINE_LIST: import('./inline.ts').InlineList
