import { parentPort, workerData } from 'node:worker_threads'
import { candidateFromInput } from '../worker/domain/candidate.ts'
import { articleOf, corpusOf, readPressReleases } from './press-releases.ts'

/** What the thread is told, and what it sends: JSON arrays of candidates, `undefined` at the end. */
export interface CandidatesWork {
  size: number
  articlesAPortion: number
}

const { size, articlesAPortion } = workerData as CandidatesWork
const corpus = corpusOf(readPressReleases(), size)

parentPort?.postMessage('ready')
// One portion for each wish, so that no more wait than can be taken; one after the other, so that the end comes last.
let made = Promise.resolve()
let at = 0
parentPort?.on('message', () => {
  const portion = corpus.slice(at, at + articlesAPortion)
  at += portion.length
  made = made.then(() => send(portion))
})

async function send(portion: ReturnType<typeof corpusOf>) {
  if (portion.length === 0) {
    parentPort?.postMessage(undefined)
    parentPort?.close()
    return
  }
  const candidates = await Promise.all(
    portion.map(articleOf).map(({ input, body }) => candidateFromInput(input, body, 'en')),
  )
  parentPort?.postMessage(new TextEncoder().encode(JSON.stringify(candidates)))
}
