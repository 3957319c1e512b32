import { describe, expect, it } from 'vitest'
import { failedStartWords } from '../../../electron/shared/app/failed-start-words'

describe('the words about a failed start', () => {
  it.each([
    ['is said in the language of the system', ['ko-KR', 'en'], 'Ollim을 시작하지 못했어요'],
    ['is said in the first language that Ollim speaks', ['fr-FR', 'ko'], 'Ollim을 시작하지 못했어요'],
    ['is said in English where it speaks none of them', ['fr-FR'], 'Ollim could not start'],
  ])('%s', (_what, tags, title) => {
    expect(failedStartWords(tags).title).toBe(title)
  })
})
