import { describe, expect, it } from 'vitest'
import { readCommandLine } from '../../scripts/newsclip/command-line.ts'
import { commands } from '../../scripts/newsclip/commands.ts'
import { writeHelp } from '../../scripts/newsclip/help.ts'

const surroundings = { environment: {}, localToken: 'local-token' }

function read(line: string, around: Parameters<typeof readCommandLine>[2] = surroundings) {
  return readCommandLine(line.split(' ').filter(Boolean), commands, around)
}

describe('the command line', () => {
  it('needs nothing but a command and a file on the machine of the instance', () => {
    expect(read('import news.ndjson')).toMatchObject({
      command: { name: 'import' },
      words: ['news.ndjson'],
      instance: { url: 'http://localhost:8787', token: 'local-token' },
      options: { category: undefined, media: false, type: [] },
      json: false,
      quiet: false,
    })
  })

  it('prefers options to the environment, and the environment to the local token', () => {
    const environment = { NEWSCLIP_SITE: 'https://news.example/', NEWSCLIP_TOKEN: 'from-environment' }
    expect(read('list', { ...surroundings, environment })).toMatchObject({
      instance: { url: 'https://news.example', token: 'from-environment' },
    })
    expect(read('list --site https://other.example --token=given', { ...surroundings, environment })).toMatchObject({
      instance: { url: 'https://other.example', token: 'given' },
    })
  })

  it('takes several files, with options between them, and options more than once', () => {
    expect(read('import a.xml --category World b.ndjson --json --quiet --type story --type=note')).toMatchObject({
      words: ['a.xml', 'b.ndjson'],
      options: { category: 'World', type: ['story', 'note'] },
      json: true,
      quiet: true,
    })
  })

  it('knows commands of two words', () => {
    expect(read('tokens create Ada --scope media')).toMatchObject({
      command: { name: 'tokens create' },
      words: ['Ada'],
      options: { scope: ['media'] },
    })
  })

  it.each([
    ['', { help: [] }],
    ['help', { help: [] }],
    ['--help', { help: [] }],
    ['help tokens create', { help: ['tokens', 'create'] }],
    ['tokens --help', { help: ['tokens'] }],
    ['import --help', { help: ['import'] }],
  ])('gives help before it complains: %s', (line, help) => {
    expect(read(line, { environment: {}, localToken: undefined })).toEqual(help)
  })

  it.each([
    ['feed a.xml', 'There is no command "feed".'],
    ['--json list', 'Which command? "--json" is an option; a command comes first.'],
    ['tokens', 'Which one? tokens list, tokens create, tokens revoke.'],
    ['import', 'import needs FILE….'],
    ['show a b', 'show does not take "b".'],
    ['import --colour a.xml', "Unknown option '--colour'."],
    ['import a.xml --site', "Option '--site <value>' argument missing."],
    ['import a.xml --site localhost:8787', '--site localhost:8787 is not an http address.'],
    ['import a.xml --token a\nb', 'The token has a character that no token can have.'],
    ['import a.xml --from old.example', '--from old.example is not an http address.'],
    ['import a.xml --media --dry-run', '--media and --dry-run do not go together: pictures would be sent.'],
    ['publish a.md --draft --at 2026-03-01', '--draft and --at do not go together.'],
    ['list --state gone', '--state gone is none of draft, scheduled, published, withdrawn.'],
    ['list --limit 0', '--limit 0 is not a whole number from 1.'],
    ['delete a', 'delete needs --yes: nothing brings the articles back.'],
    ['tokens create Ada --scope all', '--scope all is none of articles, media, sources, admin.'],
    ['tokens revoke Ada', '"Ada" is not the number of a token.'],
    ['purge', 'purge needs either --tag or --everything.'],
    ['purge --everything --tag list', 'purge needs either --tag or --everything.'],
    ['sources add https://harbour.example --map Council', '--map Council is not of the form THEIRS=OURS.'],
    ['sources add https://harbour.example --content half', '--content half is neither full nor excerpt.'],
    ['sources edit 1 --pause --resume', '--pause and --resume do not go together.'],
    ['sources check harbour', '"harbour" is not the number of a source.'],
    ['sources list --state well', '--state well is none of waiting, fine, failing, gone, paused.'],
    ['pictures --limit many', '--limit many is not a whole number from 1.'],
  ])('refuses with a sentence: %s', (line, refusal) => {
    expect(read(line)).toEqual({ refusal })
  })

  it('tells the local token to the local instance only', () => {
    for (const site of ['http://127.0.0.1:9000', 'http://[::1]:9000', 'http://news.localhost']) {
      expect(read(`list --site ${site}`)).toMatchObject({ instance: { url: site, token: 'local-token' } })
    }
    for (const site of ['https://news.example', 'https://localhost.news.example', 'http://127.0.0.1.example']) {
      expect(read(`list --site ${site}`)).toMatchObject({ instance: { url: site, token: undefined } })
      expect(read(`import a.xml --site ${site}`)).toMatchObject({ refusal: expect.stringContaining('No token') })
    }
  })

  it('says where a token comes from when there is none and one is needed', () => {
    const nobody = { environment: {}, localToken: undefined }
    expect(read('list', nobody)).toMatchObject({ instance: { token: undefined } })
    expect(read('import a.xml', nobody)).toEqual({
      refusal: 'No token: give --token or NEWSCLIP_TOKEN. A local instance makes one at its first `npm start`.',
    })
  })
})

describe('the help', () => {
  it('lists every command, and those of a family', () => {
    const all = writeHelp([], commands) ?? ''
    for (const { name, summary } of commands) {
      expect(all).toContain(`  ${name}`)
      expect(all).toContain(summary)
    }
    const family = writeHelp(['tokens'], commands)
    expect(family).toContain('tokens revoke ID')
    expect(family).not.toContain('import')
  })

  it.each(commands.map(({ name }) => name))('tells each option of %s, in lines that fit a screen', (name) => {
    const help = writeHelp(name.split(' '), commands) ?? ''
    const options = Object.keys(commands.find((one) => one.name === name)?.options ?? {})
    for (const option of [...options, 'site', 'token', 'json', 'quiet', 'help']) expect(help).toContain(`--${option} `)
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
  })

  it('knows what is none', () => {
    expect(writeHelp(['feed'], commands)).toBeUndefined()
  })
})
