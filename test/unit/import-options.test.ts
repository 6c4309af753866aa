import { describe, expect, it } from 'vitest'
import { readOptions } from '../../scripts/import/options.ts'

const surroundings = { environment: {}, localToken: 'local-token' }

describe('the command line of the import', () => {
  it('needs nothing but a file on the machine of the instance', () => {
    expect(readOptions(['news.ndjson'], surroundings)).toEqual({
      options: {
        files: ['news.ndjson'],
        url: 'http://localhost:8787',
        token: 'local-token',
        category: undefined,
        source: undefined,
        json: false,
        quiet: false,
      },
    })
  })

  it('prefers options to the environment, and the environment to the local token', () => {
    const environment = { NEWSCLIP_URL: 'https://news.example/', NEWSCLIP_TOKEN: 'from-environment' }
    expect(readOptions(['a.xml'], { ...surroundings, environment })).toMatchObject({
      options: { url: 'https://news.example', token: 'from-environment' },
    })
    const args = ['--url', 'https://other.example', '--token=given', 'a.xml']
    expect(readOptions(args, { ...surroundings, environment })).toMatchObject({
      options: { url: 'https://other.example', token: 'given' },
    })
  })

  it('takes several files, with options between them', () => {
    const args = ['a.xml', '--category', 'World', 'b.ndjson', '--json', '--quiet', '--source=archive']
    expect(readOptions(args, surroundings)).toMatchObject({
      options: { files: ['a.xml', 'b.ndjson'], category: 'World', source: 'archive', json: true, quiet: true },
    })
  })

  it('gives help before it complains', () => {
    expect(readOptions(['--help'], { environment: {}, localToken: undefined })).toEqual({ help: true })
  })

  it.each([
    ['no file', [], 'Which file? Give at least one.'],
    ['an unknown option', ['--colour', 'a.xml'], "Unknown option '--colour'."],
    ['an option without its value', ['a.xml', '--url'], "Option '--url <value>' argument missing."],
    ['an address that is none', ['a.xml', '--url', 'localhost:8787'], '--url localhost:8787 is not an http address.'],
    ['a token of two lines', ['a.xml', '--token', 'a\nb'], 'The token has a character that no token can have.'],
  ])('refuses %s with a sentence', (_, args, refusal) => {
    expect(readOptions(args, surroundings)).toEqual({ refusal })
  })

  it('says where a token comes from when there is none', () => {
    expect(readOptions(['a.xml'], { environment: {}, localToken: undefined })).toEqual({
      refusal: 'No token: give --token or NEWSCLIP_TOKEN. A local instance makes one at its first `npm start`.',
    })
  })
})
