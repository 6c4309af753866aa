// What stands in pages as it is, and is imported as text (wrangler.toml, `rules`).

declare module '*.css' {
  const text: string
  export default text
}

declare module '*.client.js' {
  const text: string
  export default text
}
