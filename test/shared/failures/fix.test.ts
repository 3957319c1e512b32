import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import type { CheckOutcome } from '../../../electron/shared/destinations/check'
import { failure, type Failure } from '../../../electron/shared/failures/failure'
import { applyFix, fixesFor, type Fix } from '../../../electron/shared/failures/fix'
import { longestLinkSeconds } from '../../../electron/shared/links/link-life'
import type { CheckView } from '../../../renderer/views/settings/checks/check-view'
import { fieldOfFix, fixLabel, offersFix } from '../../../renderer/views/settings/checks/fixes'
import { awsDraft, serverDraft } from '../../core/destinations/draft'

const aws = awsDraft({ region: 'us-east-1', accessList: 'public-read' }).fields
const server = serverDraft({ endpoint: 'http://nas.home:9000', pathStyle: false }).fields
const spaces = { ...server, provider: 'spaces', endpoint: 'https://nyc3.digitaloceanspaces.com' } as const
const cdn = { ...aws, publicUrlBase: 'https://img.example.com' }

const table: readonly (readonly [Failure, typeof aws, readonly Fix[]])[] = [
  [failure('wrong-region', { actual: 'eu-west-1' }), aws, [{ kind: 'use-region', region: 'eu-west-1' }]],
  [failure('wrong-region', { reason: 'unspecified', region: 'us-east-1' }), aws, []],
  [
    failure('wrong-region', { problem: 'region-is-zone', region: 'us-east-2' }),
    aws,
    [{ kind: 'use-region', region: 'us-east-2' }],
  ],
  [failure('wrong-endpoint', { reason: 'wantsPathStyle' }), server, [{ kind: 'path-style' }]],
  [failure('wrong-endpoint', { reason: 'wantsPathStyle' }), { ...server, pathStyle: true }, []],
  [
    failure('wrong-endpoint', { reason: 'wantsHostStyle' }),
    { ...server, pathStyle: true },
    [{ kind: 'host-style' }],
  ],
  [
    failure('wrong-endpoint', { reason: 'needsHttps' }),
    server,
    [{ kind: 'use-endpoint', endpoint: 'https://nas.home:9000' }],
  ],
  [
    failure('wrong-endpoint', { reason: 'noHttps' }),
    { ...server, endpoint: 'https://nas.home:9000' },
    [{ kind: 'use-endpoint', endpoint: 'http://nas.home:9000' }],
  ],
  [
    failure('wrong-endpoint', { problem: 'endpoint-has-bucket', suggestion: 'https://s3.example.com' }),
    server,
    [{ kind: 'use-endpoint', endpoint: 'https://s3.example.com' }],
  ],
  [
    failure('bucket-missing', { problem: 'bucket-is-address', bucket: 'photos' }),
    aws,
    [{ kind: 'use-bucket', bucket: 'photos' }],
  ],
  [failure('bucket-missing', { bucket: aws.bucket }), aws, []],
  [failure('bucket-missing', { bucket: 'its-former-bucket' }), aws, []],
  [failure('acl-not-supported'), aws, [{ kind: 'no-access-list' }]],
  [failure('acl-not-supported'), server, []],
  [failure('access-denied', { reason: 'publicAclBlocked' }), aws, [{ kind: 'no-access-list' }]],
  [failure('access-denied'), aws, []],
  ...['linkPrivate', 'linkPrivateAws', 'linkCloudFront', 'linkNeedsSignature'].map(
    (reason) => [failure('access-denied', { reason }), cdn, [{ kind: 'presigned-links' }]] as const,
  ),
  [
    failure('access-denied', { reason: 'linkPrivate' }),
    spaces,
    [{ kind: 'public-access-list' }, { kind: 'presigned-links' }],
  ],
  [
    failure('access-denied', { reason: 'linkPrivate' }),
    { ...spaces, accessList: 'public-read' },
    [{ kind: 'presigned-links' }],
  ],
  [failure('access-denied', { reason: 'linkPrivate' }), { ...spaces, linkLifeSeconds: 60 }, []],
  [
    failure('wrong-endpoint', { reason: 'linkElsewhere' }),
    cdn,
    [{ kind: 'own-address' }, { kind: 'presigned-links' }],
  ],
  [
    failure('wrong-endpoint', { reason: 'linkNoHttps' }),
    cdn,
    [{ kind: 'own-address' }, { kind: 'presigned-links' }],
  ],
  [failure('wrong-endpoint', { reason: 'linkPage' }), aws, [{ kind: 'presigned-links' }]],
  [failure('wrong-endpoint', { reason: 'linkPage' }), { ...aws, linkLifeSeconds: 60 }, []],
  [failure('tls', { reason: 'dottedBucket' }), cdn, [{ kind: 'own-address' }]],
  ...['selfSigned', 'expired', 'otherName', 'changed'].map(
    (reason) =>
      [
        failure('tls', { server: 'nas.home:9000', reason }),
        server,
        [{ kind: 'trust-certificate', fingerprint: '' }],
      ] as const,
  ),
  [failure('tls', { server: 'nas.home:9000', reason: 'revoked' }), server, []],
  ...['lender', 'lenderExpired', 'lenderOtherName'].map(
    (reason) => [failure('tls', { server: 'sts.nas.home', reason }), server, []] as const,
  ),
  [failure('tls', { server: 'AWS', reason: 'selfSigned' }), aws, []],
  [failure('tls', { host: 'img.example.com', reason: 'selfSigned' }), cdn, []],
  [failure('secret-wrong'), aws, []],
]

describe('the fix for a failure', () => {
  it.each(table)('%o', (complaint, fields, fixes) => {
    expect(fixesFor(complaint, fields)).toEqual(fixes)
  })

  it.each<[Fix, Partial<typeof aws>]>([
    [{ kind: 'use-region', region: 'eu-west-1' }, { region: 'eu-west-1' }],
    [{ kind: 'use-endpoint', endpoint: 'https://x.example' }, { endpoint: 'https://x.example' }],
    [{ kind: 'use-bucket', bucket: 'photos' }, { bucket: 'photos' }],
    [{ kind: 'path-style' }, { pathStyle: true }],
    [{ kind: 'host-style' }, { pathStyle: false }],
    [{ kind: 'no-access-list' }, { accessList: 'none' }],
    [{ kind: 'public-access-list' }, { accessList: 'public-read' }],
    [{ kind: 'presigned-links' }, { linkLifeSeconds: longestLinkSeconds }],
    [{ kind: 'own-address' }, { publicUrlBase: '' }],
    [{ kind: 'trust-certificate', fingerprint: 'AB:CD' }, { trustedCertificate: 'AB:CD' }],
  ])('%o changes only its field, and has words and a field to focus', (fix, change) => {
    const before = {
      ...cdn,
      accessList: 'bucket-owner-full-control',
      pathStyle: fix.kind === 'host-style',
    } as const
    expect(applyFix(before, fix)).toEqual({ ...before, ...change })
    for (const language of ['en', 'ko'] as const) {
      expect(fixLabel(fix, createWords(language).translate)).not.toMatch(/fix\.|\{\{/)
    }
    expect(Object.keys(before)).toContain(fieldOfFix(fix))
  })

  it('is offered by a check’s results, until the form changes', () => {
    const evidence = { status: 301, code: 'PermanentRedirect', requestId: '' }
    const skipped = { status: 'skipped' } as const
    const where = {
      status: 'failed',
      failure: failure('wrong-region', { actual: 'eu-west-1' }),
      evidence,
    } as const
    const checked = (here: CheckOutcome, isStale: boolean): CheckView => {
      const outcomes = { who: skipped, where: here, may: skipped, link: skipped }
      const report = { finishedAt: 0, tookMilliseconds: 0, outcomes }
      return { state: 'finished', report, isStale, isWhole: true }
    }
    expect(offersFix(checked(where, false), aws)).toBe(true)
    expect(offersFix(checked(skipped, false), aws)).toBe(false)
    expect(offersFix(checked(where, true), aws)).toBe(false)
    expect(offersFix({ state: 'none' }, aws)).toBe(false)
  })
})
