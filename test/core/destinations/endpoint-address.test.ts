import { describe, expect, it } from 'vitest'
import { understandEndpoint } from '../../../electron/core/destinations/understand-endpoint'
import { noteWords } from '../../../electron/shared/destinations/paste-words'
import { createWords } from '../../../electron/adapters/words/words'
import { serverDraft } from './draft'

function understood(bucket: string) {
  const { fields } = serverDraft({ bucket })
  const answer = understandEndpoint(fields)
  return {
    before: fields,
    fields: answer.fields,
    told: noteWords(answer.notes, createWords('en').translate).join(' '),
  }
}

describe('an endpoint with a slip in its scheme', () => {
  it.each([
    ['http//nas.local:9000', 'http://nas.local:9000'],
    ['https//s3.example.com', 'https://s3.example.com'],
    ['https:/s3.example.com', 'https://s3.example.com'],
    ['https;//s3.example.com/', 'https://s3.example.com'],
    ['HTTPS:///s3.example.com', 'https://s3.example.com'],
  ])('%s becomes %s, with a note', (typed, endpoint) => {
    const { fields } = serverDraft({ endpoint: typed })
    const answer = understandEndpoint(fields)
    expect(answer.fields.endpoint).toBe(endpoint)
    expect(noteWords(answer.notes, createWords('en').translate)).toEqual([`The server is ${endpoint}.`])
  })
})

describe('an address pasted with the quotes or the name that it has in a file', () => {
  it.each(['"https://nas.local:9000"', 'S3_ENDPOINT=https://nas.local:9000'])(
    '%s is an endpoint',
    (typed) => {
      const { fields } = understandEndpoint(serverDraft({ endpoint: typed }).fields)
      expect(fields.endpoint).toBe('https://nas.local:9000')
    },
  )

  it('is taken apart as the bucket', () => {
    const { fields } = understood('"https://haneul-blog.s3.eu-west-1.amazonaws.com/"')
    expect(fields).toMatchObject({ bucket: 'haneul-blog', region: 'eu-west-1' })
  })
})

describe('a bucket typed together with a folder', () => {
  const folder = (name: string) => `New images go into the folder ${name}.`
  const slash = 'Ollim left out the slash at the end.'

  it.each([
    ['photos/blog', { bucket: 'photos', keyTemplate: 'blog/{year}/{month}/{name}.{ext}' }, folder('blog/')],
    [
      '/photos/blog/2026/',
      { bucket: 'photos', keyTemplate: 'blog/2026/{year}/{month}/{name}.{ext}' },
      folder('blog/2026/'),
    ],
    ['photos/', { bucket: 'photos' }, slash],
  ])('%s is split, with a note', (typed, becomes, told) => {
    const { before, fields, told: said } = understood(typed)
    expect(fields).toEqual({ ...before, ...becomes })
    expect(said).toBe(told)
  })

  it.each(['photos/cat.png', 'nas.local/photos', 'nas:9000/photos', 'photos/{year}', '/'])(
    '%s may mean something else, and stays as it is with a message',
    (typed) => {
      const { before, fields, told } = understood(typed)
      expect([fields, told]).toEqual([before, ''])
    },
  )

  it('stays as it is if a custom key template has no place for the folder', () => {
    const { fields } = serverDraft({ bucket: 'photos/blog', keyTemplate: '{hash}.{ext}' })
    expect(understandEndpoint(fields)).toEqual({ fields, notes: [] })
  })
})
