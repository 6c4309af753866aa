interface Loader {
  get: (name: string, code: () => object) => { getEntrypoint: () => Fetcher }
}

interface Code {
  compatibilityDate: string
  mainModule: string
  modules: Record<string, string | { text: string }>
}

let code: Code | undefined

/** Starts an isolate of the code that it was given, under a name that none had before, and asks it once. */
export default {
  async fetch(request, { LOADER }) {
    if (request.method === 'PUT') {
      code = await request.json()
      return new Response(null, { status: 204 })
    }
    const { pathname } = new URL(request.url)
    const isolate = LOADER.get(pathname, () => code ?? {})
    return isolate.getEntrypoint().fetch('http://isolate/')
  },
} satisfies ExportedHandler<{ LOADER: Loader }>
