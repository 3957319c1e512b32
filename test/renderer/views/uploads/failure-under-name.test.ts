import { expect, it } from 'vitest'
import { createWords } from '../../../../electron/adapters/words/words'
import { failure } from '../../../../electron/shared/failures/failure'
import { describeUnderName } from '../../../../renderer/views/uploads/failure-under-name'

it.each([
  ['en', 'not-an-image', {}, 'It is not an image.'],
  ['en', 'file-unreadable', { reason: 'denied' }, 'You may not read it.'],
  ['en', 'not-an-image', { reason: 'emptyFolder' }, 'There is no image in it that Ollim takes.'],
  ['ko', 'not-an-image', {}, '이미지가 아니에요.'],
  ['ko', 'not-an-image', { reason: 'emptyFolder' }, '이 안에 올릴 수 있는 이미지가 없어요.'],
] as const)(
  'the message under an image’s name does not repeat it: %s %s %j',
  (language, kind, facts, message) => {
    const { translate } = createWords(language)
    // As macOS gives its name, and as Ollim shows it.
    const reason = failure(kind, { ...facts, name: '사진'.normalize('NFD') })
    expect(describeUnderName(reason, '사진', translate).message).toBe(message)
  },
)

it('another name in the message is kept', () => {
  const { translate } = createWords('en')
  const reason = failure('settings-incomplete', { reason: 'otherBucket', name: 'Blog', bucket: 'pictures' })
  expect(describeUnderName(reason, 'a.png', translate).message).toMatch(/^Blog now uploads to another bucket/)
})

it.each([
  ['quota-exceeded', { bucket: 'pictures' }, 'pictures is full.'],
  ['server-error', { server: 'minio.local' }, 'minio.local has an internal problem.'],
] as const)('a message that begins with something else is kept as it is: %s', (kind, facts, message) => {
  const { translate } = createWords('en')
  expect(describeUnderName(failure(kind, facts), 'a.png', translate).message).toBe(message)
})
