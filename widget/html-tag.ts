/**
 * A template tag that escapes what it is given: Lit's `html` in the browser, Hono's at the edge. Only what both can do
 * may be used with it: text and whole attributes in double quotes, values that are text, nested templates or arrays of them, `''` for nothing.
 */
export type HtmlTag<T> = (strings: TemplateStringsArray, ...values: unknown[]) => T
