import { describe, expect, it } from 'vitest'
import { emptySettings, type StoredSettings } from '../../../electron/core/settings/stored-settings'
import { sampleFields } from '../../support/memory-settings'
import { complete, run, startedInContainer as running } from './run'

const saved: StoredSettings = {
  ...emptySettings,
  destinations: [
    { ...sampleFields, id: 'one', name: 'Blog', keyTemplate: 'blog/{name}.{ext}' },
    {
      ...{ ...sampleFields, id: 'two', name: '일', endpoint: '', provider: 'aws', bucket: 'work' },
      credentialsSource: { kind: 'profile', name: 'work' },
    },
  ],
  defaultDestinationId: 'two',
  secrets: {
    one: {
      ...{ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', sealed: 'c2VhbGVk', keeping: 'keyring' },
      expiresAt: Date.UTC(2026, 0, 2),
    },
  },
}
const none = { env: {}, saved }

describe('ollim destinations', () => {
  it('lists saved destinations without the app, and marks the default one', async () => {
    const { code, stdout, stderr, workers } = await run(['destinations'], {}, none)
    expect({ code, stderr, workers }).toEqual({ code: 0, stderr: '', workers: [] })
    expect(stdout).toBe('Blog\thaneul-blog\ts3.example.com\n일 (default)\twork\tAWS ap-northeast-2\n')
  })

  it('prints JSON that scripts rely on, and no secret', async () => {
    const { stdout } = await run(['destinations', '--json'], {}, none)
    expect(stdout).not.toMatch(/c2VhbGVk|AKIA/)
    expect(JSON.parse(stdout)).toEqual([
      {
        ...{ name: 'Blog', default: false, environment: false, provider: 'other' },
        ...{ endpoint: 'https://s3.example.com', bucket: 'haneul-blog', region: 'ap-northeast-2' },
        ...{ keyTemplate: 'blog/{name}.{ext}', publicUrlBase: '', credentials: 'keys' },
        ...{ accessKeyIdEnd: 'MPLE', expiresAt: '2026-01-02T00:00:00.000Z' },
      },
      expect.objectContaining({ name: '일', default: true, credentials: 'profile work', accessKeyIdEnd: '' }),
    ])
  })

  it('lists the environment’s destination first, as the default', async () => {
    const { stdout } = await run(['destinations', '--json'], {}, { env: complete, saved })
    expect(JSON.parse(stdout)).toMatchObject([
      { name: 'photos', default: true, environment: true },
      { name: 'Blog', default: false },
      { name: '일', default: false },
    ])
  })

  it('lists those of the running app, among them one that is saved nowhere', async () => {
    const { code, stdout } = await run(
      ['destinations'],
      {},
      { env: {}, saved: 'settings-unreadable', running },
    )
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'container (default)\tcontainer\tAWS eu-west-1\n' })
  })

  it('lists the environment’s once, as the default, if the running app has it too', async () => {
    const env = { ...complete, OLLIM_BUCKET: 'container' }
    expect((await run(['destinations'], {}, { env, running })).stdout).toBe(
      'container (default)\tcontainer\tAWS us-east-1\n',
    )
    expect((await run(['destinations'], {}, { env: complete, running })).stdout).toBe(
      'photos (default)\tphotos\tAWS us-east-1\ncontainer\tcontainer\tAWS eu-west-1\n',
    )
  })

  it('says if there are none', async () => {
    expect(await run(['destinations'], {}, { env: {} })).toMatchObject({
      ...{ code: 0, stdout: '' },
      stderr: 'No destination is saved yet. Add one in Ollim’s settings or with ollim import.\n',
    })
    expect((await run(['destinations', '--json'], {}, { env: {} })).stdout).toBe('[]\n')
  })

  it('leaves the settings of a later Ollim alone', async () => {
    const { code, stderr } = await run(['destinations'], {}, { env: {}, saved: 'settings-newer' })
    expect(code).toBe(2)
    expect(stderr).toMatch(/newer Ollim/)
  })
})

describe('ollim policy', () => {
  it.each([
    { args: [], sid: 'OllimUploads', resource: 'arn:aws:s3:::work/*' },
    { args: ['-d', 'blog'], sid: 'OllimUploads', resource: 'arn:aws:s3:::haneul-blog/blog/*' },
    { args: ['-d', 'blog', '--public'], sid: 'OllimReaders', resource: 'arn:aws:s3:::haneul-blog/blog/*' },
  ])('prints the least-privilege policy for $args', async ({ args, sid, resource }) => {
    const { code, stdout, workers } = await run(['policy', ...args], {}, none)
    expect({ code, workers }).toEqual({ code: 0, workers: [] })
    expect(JSON.parse(stdout)).toMatchObject({ Statement: [{ Sid: sid, Resource: resource }] })
  })

  it.each([
    { args: [], saved: 'settings-unreadable' as const },
    { args: ['-d', 'PHOTOS'], saved: 'settings-newer' as const },
    {
      args: ['-d', 'Photos'],
      saved: { ...emptySettings, destinations: [{ ...sampleFields, id: 'one', name: 'Photos' }] },
    },
  ])('prints it for the environment’s destination whenever upload goes there: $args', async (given) => {
    const setting = { env: complete, saved: given.saved }
    expect(await run(['upload', ...given.args, 'a.png'], {}, setting)).toMatchObject({
      workers: ['own: photos'],
    })
    const { code, stdout, stderr } = await run(['policy', ...given.args], {}, setting)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ Statement: [{ Resource: 'arn:aws:s3:::photos/*' }] })
  })

  it.each([[], ['-d', 'Container']])(
    'prints it for a destination of the running app: %j',
    async (...args) => {
      const { code, stdout } = await run(['policy', ...args], {}, { env: {}, running })
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ Statement: [{ Resource: 'arn:aws:s3:::container/*' }] })
    },
  )

  it('names the known destinations when another one is asked for', async () => {
    const { code, stdout, stderr } = await run(['policy', '-d', 'Blob'], {}, none)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/“Blob”.+: Blog, 일\.\n$/)
  })

  it.each([
    ['r2', [], /“photos”.+Cloudflare R2.+: Object Read & Write\.\n$/],
    ['r2', ['--public'], /“photos”.+Cloudflare R2.+public/],
    ['aliyun', [], /Alibaba.+: oss:PutObject, oss:GetObject, oss:DeleteObject\.\n$/],
    ['nhn', [], /NHN Cloud.+read and write/],
  ] as const)('prints none for %s %j, and says which rights its keys need', async (provider, args, said) => {
    const destination = { ...sampleFields, id: 'one', name: 'photos', provider }
    const setting = {
      env: {},
      saved: { ...emptySettings, destinations: [destination], defaultDestinationId: 'one' },
    }
    const { code, stdout, stderr } = await run(['policy', ...args], {}, setting)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(said)
    expect(stderr).not.toMatch(/s3:/)
  })

  it('recognises the environment’s provider by its address', async () => {
    const env = { ...complete, OLLIM_ENDPOINT: 'https://s3.us-west-004.backblazeb2.com' }
    const { code, stderr } = await run(['policy'], {}, { env, saved })
    expect(code).toBe(2)
    expect(stderr).toMatch(/Backblaze B2.+: Read and Write\.\n$/)
  })
})

describe('a problem of ollim destinations and ollim policy', () => {
  it.each(['destinations', 'policy'])(
    'is reported by %s if a newer Ollim wrote the settings',
    async (command) => {
      const ended = await run([command], {}, { env: {}, saved: 'settings-newer' })
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toBe('A newer Ollim wrote these settings. Update this one.\n')
    },
  )

  it.each(['destinations', 'policy'])(
    'is reported by %s with the name of the settings’ file if that cannot be read',
    async (command) => {
      const damaged = await run([command], {}, { env: {}, saved: 'settings-damaged' })
      expect(damaged).toMatchObject({ code: 2, stdout: '' })
      expect(damaged.stderr).toBe(
        'Ollim’s settings cannot be read: /home/sora/settings.json is damaged. ' +
          'Start Ollim, which keeps that file under another name and begins anew.\n',
      )
      const unopened = await run([command], {}, { env: {}, saved: 'settings-unreadable' })
      expect(unopened).toMatchObject({ code: 2, stdout: '' })
      expect(unopened.stderr).toBe(
        'Ollim’s settings cannot be read: /home/sora/settings.json cannot be opened (EACCES). ' +
          'Check that it is a file, and that you may read it.\n',
      )
    },
  )

  it.each(['destinations', 'policy'])(
    'is reported by %s if the environment is incomplete, as by upload',
    async (command) => {
      const ended = await run([command], {}, { env: { OLLIM_BUCKET: 'photos' }, saved })
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toContain('OLLIM_ACCESS_KEY_ID is missing')
    },
  )

  it('is not reported by policy about the environment if another destination is named', async () => {
    const env = { OLLIM_BUCKET: 'photos' }
    expect(await run(['policy', '-d', 'Blog'], {}, { env, saved })).toMatchObject({ code: 0, stderr: '' })
  })
})
