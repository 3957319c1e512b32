import { describe, expect, it } from 'vitest'
import { DestinationExporter } from '../../../electron/core/settings/destination-exporter'
import { DestinationImporter } from '../../../electron/core/settings/destination-importer'
import type { DestinationFields } from '../../../electron/shared/destinations/destination'
import { draftOfPasted } from '../../../electron/shared/destinations/take-pasted'
import {
  credentialsOf,
  quickLock,
  sampleDraft,
  sampleFields,
  sampleSecret,
  saveIn,
  startSettings,
} from '../../support/memory-settings'

function start(change: Parameters<typeof startSettings>[0] = {}) {
  const started = startSettings(change)
  const { service: settings, pastes } = started
  return {
    ...started,
    importer: new DestinationImporter({ settings, pastes }),
    exporter: new DestinationExporter({ settings, lock: quickLock }),
  }
}

const rclone = (name: string, bucketUrl: string, end: string) =>
  `[${name}]\ntype = s3\nprovider = Other\nendpoint = ${bucketUrl}\naccess_key_id = key${end}\nsecret_access_key = secret-of-${end}\nregion = us-east-1\nbucket = ${name}-bucket\n`
const several =
  rclone('blog', 'https://s3.one.example', '1111') + rclone('work', 'https://s3.two.example', '2222')

describe('importing several destinations at once', () => {
  it('adds each with its secret, under its own name', () => {
    const { importer, service } = start()
    const { destinations } = importer.understand(several)
    expect(destinations.map(({ label, knownAs }) => ({ label, knownAs }))).toEqual([
      { label: 'blog', knownAs: '' },
      { label: 'work', knownAs: '' },
    ])
    const outcomes = importer.add(destinations.map(draftOfPasted))
    expect(outcomes).toMatchObject([
      { status: 'added', destination: { name: 'blog', bucket: 'blog-bucket' } },
      { status: 'added', destination: { name: 'work', bucket: 'work-bucket' } },
    ])
    const [, second] = service.read().destinations
    expect(credentialsOf(service, second?.id ?? '')).toMatchObject({
      value: { accessKeyId: 'key2222', secretAccessKey: 'secret-of-2222' },
    })
  })

  it('keeps no secret of the paste once all are saved', () => {
    const { importer, pastes } = start()
    const { destinations } = importer.understand(several)
    importer.add(destinations.map(draftOfPasted))
    expect(destinations.map(({ pasteId }) => pastes.credentialsOf(pasteId))).toEqual([undefined, undefined])
  })

  it('recognises existing ones', () => {
    const { importer, service } = start()
    importer.add(importer.understand(several).destinations.map(draftOfPasted))
    const again = importer.understand(several).destinations
    expect(again.map(({ knownAs }) => knownAs)).toEqual(['blog', 'work'])
    expect(importer.add(again.map(draftOfPasted))).toEqual([
      { status: 'known', name: 'blog' },
      { status: 'known', name: 'work' },
    ])
    expect(service.read().destinations).toHaveLength(2)
  })

  it('accepts another key for the bucket of another destination, under a free name', () => {
    const { importer, service } = start()
    importer.add(importer.understand(several).destinations.map(draftOfPasted))
    const other = rclone('Blog', 'https://s3.one.example', '3333').replace('Blog-bucket', 'blog-bucket')
    const outcomes = importer.add(importer.understand(other).destinations.map(draftOfPasted))
    expect(outcomes).toMatchObject([{ status: 'added', destination: { name: 'Blog 2' } }])
    expect(service.read().destinations).toHaveLength(3)
  })

  it('reports what prevents one from being added, and keeps its paste for the form', () => {
    const { importer, pastes } = start()
    const keys = `AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=${sampleSecret}`
    const { destinations } = importer.understand(keys)
    expect(importer.add(destinations.map(draftOfPasted))).toMatchObject([
      {
        status: 'incomplete',
        problems: [{ field: 'name' }, { problem: 'bucket-missing' }, { field: 'region' }],
      },
    ])
    expect(pastes.credentialsOf(destinations[0]?.pasteId ?? '')).toBeDefined()
  })
})

describe('exporting destinations', () => {
  const borrowing = {
    fields: { ...sampleFields, name: 'Borrowed', credentialsSource: { kind: 'profile', name: 'work' } },
    credentials: {},
  } as const

  /** Nothing in it is as it would be without being told. */
  const told: DestinationFields = {
    ...sampleFields,
    keyTemplate: 'blog/{name}.{ext}',
    publicUrlBase: 'https://img.example.com',
    pathStyle: true,
    cacheControl: 'max-age=60',
    accessList: 'public-read',
    linkLifeSeconds: 3600,
    certificateAuthority: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    trustedCertificate: 'AB:CD',
  }
  /** Whom to trust, each person decides again. */
  const { trustedCertificate: _own, ...carried } = told

  async function exported(passphrase: string) {
    const from = start()
    saveIn(from.service, { ...sampleDraft, fields: told })
    saveIn(from.service, borrowing)
    const ids = from.service.read().destinations.map(({ id }) => id)
    return from.exporter.export(ids, passphrase)
  }

  it('leaves every secret out unless a passphrase locks it', async () => {
    const { text, names } = await exported('')
    expect(names).toEqual(['Blog', 'Borrowed'])
    expect(text).not.toMatch(/AKIA|wJalr|secrets/)
    const { importer } = start()
    expect(importer.understand(text)).toMatchObject({
      lockedId: '',
      destinations: [
        { source: 'ollim', label: 'Blog', fields: carried, missing: ['accessKeyId', 'secretAccessKey'] },
        { label: 'Borrowed', missing: [] },
      ],
    })
  })

  it.each([{ name: 'Haneul’s “blog”' }, { keyTemplate: '내\u3000사진/‘{name}’.{ext}' }])(
    'keeps quotes and spaces as they were written: %o',
    async (written) => {
      const from = start()
      saveIn(from.service, { ...sampleDraft, fields: { ...sampleFields, ...written } })
      const ids = from.service.read().destinations.map(({ id }) => id)
      const { text } = await from.exporter.export(ids, 'open sesame')
      const to = start()
      const { lockedId, destinations } = to.importer.understand(text)
      expect(destinations).toMatchObject([{ fields: written }])
      expect(await to.importer.unlock(lockedId, 'open sesame')).toMatchObject({ ok: true })
    },
  )

  it('gives another computer the same destinations, given the passphrase', async () => {
    const { text } = await exported('open sesame')
    expect(text).not.toMatch(/AKIA|wJalr|sesame/)
    const to = start()
    const { lockedId } = to.importer.understand(text)
    const answer = await to.importer.unlock(lockedId, 'open sesame')
    if (!answer.ok) throw new Error(answer.problem)
    to.importer.add(answer.value.destinations.map(draftOfPasted))
    const [blog, borrowed] = to.service.read().destinations
    expect(blog).toMatchObject({ ...carried, trustedCertificate: '', accessKeyIdEnd: 'MPLE' })
    expect(borrowed).toMatchObject(borrowing.fields)
    expect(credentialsOf(to.service, blog?.id ?? '')).toMatchObject({ value: sampleDraft.credentials })
    expect(to.learnt).toContain('open sesame')
  })

  it('cannot be opened with another passphrase, or beside another server', async () => {
    const { text } = await exported('open sesame')
    const { importer } = start()
    expect(await importer.unlock(importer.understand(text).lockedId, 'close sesame')).toEqual({
      ok: false,
      problem: 'unfit',
    })
    const turned = importer.understand(text.replace('s3.example.com', 's3.thief.example'))
    expect(await importer.unlock(turned.lockedId, 'open sesame')).toEqual({ ok: false, problem: 'unfit' })
    expect(await importer.unlock('another', 'open sesame')).toEqual({ ok: false, problem: 'forgotten' })
  })

  it.each([
    { change: { version: 99 }, note: 'file-newer' },
    { change: { destinations: [{ bucket: 1 }] }, note: 'file-damaged' },
    { change: { secrets: { data: '' } }, note: 'file-damaged' },
  ])('refuses a file that it does not understand: $note', async ({ change, note }) => {
    const { text } = await exported('')
    const file: unknown = JSON.parse(text)
    const { importer } = start()
    const damaged = JSON.stringify({ ...(typeof file === 'object' ? file : {}), ...change })
    expect(importer.understand(damaged)).toMatchObject({ destinations: [], notes: [{ note }] })
  })

  it('names those whose secret cannot be opened', async () => {
    const from = start()
    const { id } = saveIn(from.service, { ...sampleDraft, secretKeeping: 'memory' })
    // The next start has forgotten it.
    const later = start({ file: from.file })
    expect(await later.exporter.export([id], 'open sesame')).toMatchObject({
      names: ['Blog'],
      without: ['Blog'],
    })
  })
})

describe('destinations with the same place and key', () => {
  const profile = { credentialsSource: { kind: 'profile', name: 'work' } } as const
  const borrowed = (change: Partial<DestinationFields>) => ({
    fields: { ...sampleFields, ...profile, ...change },
    credentials: {},
  })
  const kept = (change: Partial<DestinationFields>) => ({
    ...sampleDraft,
    fields: { ...sampleFields, ...change },
  })

  it.each([
    ['the life of links', kept({}), kept({ name: 'Second', linkLifeSeconds: 604_800 })],
    ['an address for readers', kept({ publicUrlBase: 'https://img.example.com' }), kept({ name: 'Second' })],
    ['the link format', kept({}), kept({ name: 'Second', linkFormat: 'html' })],
    [
      'a role',
      borrowed({ roleArn: 'arn:aws:iam::111111111111:role/a' }),
      borrowed({ name: 'Second', roleArn: 'arn:aws:iam::222222222222:role/b' }),
    ],
  ])(
    'are all imported on another computer if they differ in %s, and recognised after that',
    async (_what, ...drafts) => {
      const from = start()
      for (const draft of drafts) saveIn(from.service, draft)
      const ids = from.service.read().destinations.map(({ id }) => id)
      const { text } = await from.exporter.export(ids, 'open sesame')
      const to = start()
      const add = async () => {
        const answer = await to.importer.unlock(to.importer.understand(text).lockedId, 'open sesame')
        const found = answer.ok ? answer.value.destinations : to.importer.understand(text).destinations
        return to.importer.add(found.map(draftOfPasted)).map(({ status }) => status)
      }
      expect(await add()).toEqual(['added', 'added'])
      expect(to.service.read().destinations.map(({ name }) => name)).toEqual([sampleFields.name, 'Second'])
      expect(await add()).toEqual(['known', 'known'])
    },
  )
})
