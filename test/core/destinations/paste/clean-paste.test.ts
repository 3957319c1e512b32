import { describe, expect, it } from 'vitest'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'
import { id, secret } from './samples'

/** The same as a Korean or Japanese input method in its wide form types it. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

describe('a text changed by an editor, a chat or an input method', () => {
  it.each([
    ['wide characters', wide(`AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}`)],
    ['wide colons', `AccessKeyId：${id}\nSecretAccessKey：${secret}`],
    ['backticks', `access key id: \`${id}\`\nsecret access key: \`${secret}\``],
    ['guillemets', `accessKeyId = «${id}»\nsecretAccessKey = «${secret}»`],
    ['primes', `accessKeyId = ″${id}″\nsecretAccessKey = ′${secret}′`],
    ['corner brackets', `AccessKeyId: 「${id}」\nSecretAccessKey: 「${secret}」`],
  ])('is read as it was meant: %s', (_what, paste) => {
    expect(understandPaste(paste)).toMatchObject({
      candidates: [{ accessKeyId: id, secretAccessKey: secret, notes: [] }],
      notes: [],
    })
  })

  it('is also cleaned in an address', () => {
    const { candidates } = understandPaste(wide('https://photos.s3.ap-northeast-2.amazonaws.com/'))
    expect(candidates).toMatchObject([{ provider: 'aws', bucket: 'photos', region: 'ap-northeast-2' }])
  })

  it('stays as it is in valid JSON', () => {
    const paste = JSON.stringify({
      accessKeyId: id,
      secretAccessKey: secret,
      bucket: 'b',
      name: '「블로그」 “하늘”',
    })
    expect(understandPaste(paste)).toMatchObject({
      candidates: [{ accessKeyId: id, bucket: 'b' }],
      notes: [],
    })
  })

  it("stays as it is in a folder's name", () => {
    const [candidate] = understandPaste('s3://photos/여행（서울）「봄」/').candidates
    expect(candidate?.keyTemplate).toMatch(/^여행（서울）「봄」\//)
  })
})
