/** Stylesheets are imported as text, minified by scripts/build-widget.ts. */
declare module '*.css' {
  const text: string
  export default text
}
