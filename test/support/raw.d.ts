/** Vite gives a file as text under its address with this ending. */
declare module '*?raw' {
  const text: string
  export default text
}
