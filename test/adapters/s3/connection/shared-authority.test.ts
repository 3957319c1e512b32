import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createCredentialsLender } from '../../../../electron/adapters/aws-config/lender'
import { systemClock } from '../../../../electron/adapters/clock'
import { createObjectStores } from '../../../../electron/adapters/s3/object-store'
import { BorrowedCredentials } from '../../../../electron/core/credentials/borrowed-credentials'
import type { StoreTarget } from '../../../../electron/core/ports/object-store'
import { awsHome } from '../../../support/aws-home'
import { scriptedStore } from '../../../support/servers/scripted-server'
import { type Certificate, makeCertificate, startTlsFront } from '../../../support/servers/tls-front'
import { makeSilentLog } from '../../../support/silent-log'

describe("a bucket's server whose authority only the AWS CLI was told to trust", () => {
  let authority: Certificate
  let endpoint: string
  beforeEach(async () => {
    authority = await makeCertificate('Office authority')
    const { target } = await scriptedStore(() => ({ status: 200, body: '' }))
    const front = await startTlsFront(target.endpoint, await makeCertificate('nas', { issuer: authority }))
    onTestFinished(() => front.stop())
    endpoint = front.endpoint
  })

  /** Asks for an object with what the environment and a profile say about authorities. */
  async function ask(
    named: { readonly variable?: boolean | 'gone'; readonly profile?: boolean },
    change: Partial<StoreTarget> = {},
  ) {
    const home = await awsHome()
    const bundle = path.join(home.home, 'office.pem')
    await writeFile(bundle, authority.certificate)
    await home.write('config', profileWith(named.profile === true ? `ca_bundle = ${bundle}` : ''))
    const file = named.variable === 'gone' ? '/gone.pem' : bundle
    const asked = await open(
      { HOME: home.home, ...((named.variable ?? false) && { AWS_CA_BUNDLE: file }) },
      change,
    )
    return asked()
  }

  const profileWith = (line: string) =>
    `[profile blog]\naws_access_key_id=AKIA\naws_secret_access_key=s\n${line}\n`

  /** @returns asks for an object, each time through the same store */
  async function open(
    env: { readonly HOME: string; readonly AWS_CA_BUNDLE?: string },
    change: Partial<StoreTarget>,
  ) {
    const loans = new BorrowedCredentials({
      lender: createCredentialsLender({ env, home: env.HOME }, async () => ''),
      clock: systemClock,
      redactSecret: () => undefined,
      onChange: () => undefined,
    })
    const { target } = await scriptedStore(() => ({ status: 200, body: '' }), { endpoint, ...change })
    const store = createObjectStores({ log: makeSilentLog(), loans }).open(target)
    onTestFinished(() => store.dispose())
    return async () => {
      const head = await store.head('a.png', new AbortController().signal)
      return head.ok ? 'trusted' : head.problem.failure.kind
    }
  }

  const blog = { credentialsSource: { kind: 'profile', name: 'blog' } } as const

  it.each([
    ['trusted because of AWS_CA_BUNDLE', { variable: true }, {}, 'trusted'],
    ['trusted because of the ca_bundle of its profile', { profile: true }, blog, 'trusted'],
    [
      'not trusted because of the ca_bundle of a profile that it does not borrow',
      { profile: true },
      {},
      'tls',
    ],
    ['not trusted if nobody named the authority', {}, blog, 'tls'],
    ['not trusted if the file that was named is gone', { variable: 'gone' }, blog, 'tls'],
  ] as const)('is %s', async (_what, named, change, outcome) => {
    expect(await ask(named, change)).toBe(outcome)
  })

  it('is trusted as soon as its profile, or the file that this names, is changed, and no longer', async () => {
    const home = await awsHome()
    const bundle = path.join(home.home, 'office.pem')
    await home.write('config', profileWith(''))
    const ask = await open({ HOME: home.home }, blog)
    const now = vi.spyOn(performance, 'now')
    onTestFinished(() => now.mockRestore())
    const askLater = (): Promise<string> => {
      now.mockReturnValue(performance.now() + 10_001)
      return ask()
    }
    expect(await ask()).toBe('tls')

    await home.write('config', profileWith(`ca_bundle = ${bundle}`))
    expect(await askLater()).toBe('tls')
    await writeFile(bundle, authority.certificate)
    expect(await askLater()).toBe('trusted')
    await writeFile(bundle, (await makeCertificate('Another authority')).certificate)
    expect(await askLater()).toBe('tls')
  })

  it('is still trusted because of its destination if the file that the AWS CLI was given is gone', async () => {
    const own = { certificateAuthority: authority.certificate }
    expect(await ask({ variable: 'gone' }, own)).toBe('trusted')
  })
})
