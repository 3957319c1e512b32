import { describe, expect, it } from 'vitest'
import { createPassphraseLock } from '../../../electron/adapters/secrets/passphrase-lock'
import { lockedTextSchema } from '../../../electron/core/settings/passphrase-lock'
import { problem, success } from '../../../electron/shared/result'

/** The rules are the same at every cost; only one test waits as long as a guesser has to. */
const box = createPassphraseLock(1024)
const secret = '비밀 wJalrXUtnFEMI/K7MDENG'
const passphrase = '맑은 하늘 아래'

describe('a text encrypted with a passphrase', async () => {
  const locked = await box.lock(secret, passphrase, 'beside')

  it('can be opened with it', async () => {
    expect(await box.unlock(locked, passphrase, 'beside')).toEqual(success(secret))
  })

  it('costs an attacker what OWASP asks for', async () => {
    const costly = await createPassphraseLock().lock(secret, passphrase, 'beside')
    expect(costly.derivation).toMatchObject({ cost: 131_072, blockSize: 8, parallelization: 1 })
    expect(lockedTextSchema.parse(costly)).toEqual(costly)
    expect(await box.unlock(costly, passphrase, 'beside')).toEqual(success(secret))
  })

  it('can be opened however the keyboard composes the letters', async () => {
    expect(await box.unlock(locked, passphrase.normalize('NFD'), 'beside')).toEqual(success(secret))
  })

  it('matches its schema, and contains nothing of the text', () => {
    expect(lockedTextSchema.parse(JSON.parse(JSON.stringify(locked)))).toEqual(locked)
    expect(JSON.stringify(locked)).not.toMatch(/wJalr|하늘/)
  })

  it('differs each time', async () => {
    const again = await box.lock(secret, passphrase, 'beside')
    expect(again.data).not.toBe(locked.data)
    expect(again.derivation.salt).not.toBe(locked.derivation.salt)
    expect(again.cipher.nonce).not.toBe(locked.cipher.nonce)
  })

  it.each([
    { name: 'another passphrase', text: locked, words: 'another one', beside: 'beside' },
    { name: 'another context', text: locked, words: passphrase, beside: 'elsewhere' },
    {
      name: 'changed bytes',
      text: { ...locked, data: `AAAA${locked.data.slice(4)}` },
      words: passphrase,
      beside: 'beside',
    },
    {
      name: 'a short tag',
      text: { ...locked, cipher: { ...locked.cipher, tag: locked.cipher.tag.slice(0, 8) } },
      words: passphrase,
      beside: 'beside',
    },
    {
      name: 'other parameters',
      text: { ...locked, derivation: { ...locked.derivation, cost: 2048 } },
      words: passphrase,
      beside: 'beside',
    },
  ])('cannot be opened with $name', async ({ text, words, beside }) => {
    expect(await box.unlock(text, words, beside)).toEqual(problem('unfit'))
  })

  it.each([{ cost: 2 ** 24 }, { cost: 2 ** 20, blockSize: 8 }, { blockSize: 1000 }, { parallelization: 99 }])(
    'is refused before it costs hours or gigabytes: %j',
    (change) => {
      const costly = { ...locked, derivation: { ...locked.derivation, ...change } }
      expect(lockedTextSchema.safeParse(costly).success).toBe(false)
    },
  )
})
