/** Stylesheets are imported as text (wrangler.toml, `rules`). */
declare module '*.css' {
  const text: string
  export default text
}
