import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { commandNames } from '../../../electron/cli/command'
import { environmentProblemNames } from '../../../electron/core/settings/environment-variables'
import { emptySettings, type StoredSettings } from '../../../electron/core/settings/stored-settings'
import { linkFormats } from '../../../electron/shared/links/link-format'
import { noConversion, type Conversion } from '../../../electron/shared/uploads/conversion'
import { targetOf } from '../../support/servers/targets'
import { complete, run, startedInContainer } from './run'

describe('ollim', () => {
  it('shows its help and its version', async () => {
    const help = await run(['--help'])
    expect(help).toMatchObject({ code: 0, stderr: '', workers: [] })
    expect(help.stdout).toMatch(/^Usage:\n {2}ollim upload /)
    expect(help.stdout).toContain('Names that begin with - go after --: ollim upload -- -a.png')
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: '1.2.3\n', stderr: '', workers: [] })
  })

  it.each(['en_US.UTF-8', 'ko_KR.UTF-8'])(
    'has help for terminals of 80 columns with LANG=%s',
    async (LANG) => {
      const { stdout } = await run(['--help'], {}, { env: { LANG } })
      // A Hangul syllable takes two columns.
      const columns = stdout.split('\n').map((line) => line.replaceAll(/[가-힣]/g, 'xx').length)
      expect(Math.max(...columns)).toBeLessThanOrEqual(80)
    },
  )

  it('names the commands to whoever mistypes one', async () => {
    expect((await run(['uplaod', 'a.png'])).stderr).toBe(
      `There is no command “uplaod”: choose one of ${commandNames.join(', ')}. Run ollim --help for usage.\n`,
    )
  })

  it('reports a wrong command line', async () => {
    const { code, stdout, stderr } = await run(['upload', '--format', 'xml', 'a.png'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(
      `There is no format “xml”: choose one of ${linkFormats.join(', ')}. Run ollim --help for usage.\n`,
    )
  })

  it.each([
    ['LONG'],
    ['check', 'LONG'],
    ['--LONG'],
    ['upload', '-f', 'LONG', 'a.png'],
    ['policy', '-d', 'LONG'],
  ])('leaves out the middle of what is very long where it repeats it: %s %s %s', async (...args) => {
    const { code, stderr } = await run(args.map((one) => one.replace('LONG', 'x'.repeat(10_000))))
    expect(code).toBe(2)
    expect(stderr).toContain('x…x')
    expect(stderr.length).toBeLessThan(500)
  })

  it('says where a name goes that it would take for options', async () => {
    expect((await run(['upload', '-dash.png'])).stderr).toMatch(/Names that begin with - go after --\./)
  })

  it.each([
    { LANG: 'ko_KR.UTF-8' },
    { LANG: 'en_US.UTF-8', LC_ALL: 'ko_KR.UTF-8' },
    { LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: 'ko' },
  ])('speaks Korean with %j', async (env) => {
    expect((await run(['upload'], {}, { env })).stderr).toBe(
      '올릴 이미지나 폴더를 하나 이상 알려 주세요. -로 시작하는 이름은 -- 뒤에 주세요. ollim --help에서 사용법을 볼 수 있어요.\n',
    )
  })

  it.each([{}, { LANG: 'C' }, { LANG: 'de_DE.UTF-8' }, { LANG: 'ko_KR.UTF-8', LC_ALL: 'C.UTF-8' }])(
    'speaks English with %j',
    async (env) => {
      expect((await run(['upload'], {}, { env })).stderr).toMatch(/^Name at least one image/)
    },
  )
})

describe('the worker of a command', () => {
  const saved = { OLLIM_HOME: '/elsewhere' }
  const incomplete = { OLLIM_BUCKET: 'photos' }

  it.each([
    { env: complete, name: [], worker: 'own: photos' },
    { env: complete, name: ['--destination', 'PHOTOS'], worker: 'own: photos' },
    { env: complete, name: ['--destination', 'Blog'], worker: 'app' },
    { env: saved, name: [], worker: 'app' },
    { env: saved, name: ['--destination', 'Blog'], worker: 'app' },
    { env: incomplete, name: ['--destination', 'Blog'], worker: 'app' },
  ])('with $env and $name is $worker', async ({ env, name, worker }) => {
    const { workers, disposed } = await run(['upload', ...name, 'a.png'], {}, { env })
    expect({ workers, disposed }).toEqual({ workers: [worker], disposed: worker === 'app' ? 0 : 1 })
  })

  it.each([
    { env: saved, name: [], worker: 'own: Blog' },
    { env: saved, name: ['--destination', 'Blog'], worker: 'own: Blog' },
    { env: complete, name: ['--destination', 'Blog'], worker: 'own: Blog' },
    { env: incomplete, name: ['--destination', 'Blog'], worker: 'own: Blog' },
    { env: complete, name: [], worker: 'own: photos' },
  ])(
    'for a saved destination that borrows, with $env and $name, is $worker',
    async ({ env, name, worker }) => {
      const borrower = () => targetOf({ name: 'Blog' })
      const { workers } = await run(['upload', ...name, 'a.png'], {}, { env, borrower })
      expect(workers).toEqual([worker])
    },
  )

  it.each([
    { name: [], worker: 'app' },
    { name: ['--destination', 'Blog'], worker: 'own: Blog' },
  ])(
    'is $worker with $name while the app runs with a default destination of its own',
    async ({ name, worker }) => {
      const borrower = () => targetOf({ name: 'Blog' })
      const setting = { env: saved, borrower, running: startedInContainer }
      expect((await run(['upload', ...name, 'a.png'], {}, setting)).workers).toEqual([worker])
    },
  )

  it('uses the saved switch for metadata, and removes it if the settings cannot be read', async () => {
    const removes = async (saved: StoredSettings | 'settings-newer') =>
      (await run(['upload', 'a.png'], {}, { saved })).removesMetadata
    const preferences = { ...emptySettings.preferences, removeMetadata: true }
    expect(await removes(emptySettings)).toBe(false)
    expect(await removes({ ...emptySettings, preferences })).toBe(true)
    expect(await removes('settings-newer')).toBe(true)
  })

  it.each([
    { given: '1', saved: emptySettings, removes: true },
    { given: 'off', saved: 'settings-newer' as const, removes: false },
    { given: '', saved: 'settings-newer' as const, removes: true },
  ])('removes metadata for the environment’s destination as its variable says: $given', async (one) => {
    const env = { ...complete, OLLIM_REMOVE_METADATA: one.given }
    const { removesMetadata } = await run(['upload', 'a.png'], {}, { env, saved: one.saved })
    expect(removesMetadata).toBe(one.removes)
  })

  it('uses the saved conversion, and converts nothing if the settings cannot be read', async () => {
    const conversionBy = async (saved: StoredSettings | 'settings-newer') =>
      (await run(['upload', 'a.png'], {}, { saved })).conversion
    const conversion: Conversion = { ...noConversion, longestSide: 1920, to: 'webp' }
    const preferences = { ...emptySettings.preferences, conversion }
    expect(await conversionBy({ ...emptySettings, preferences })).toEqual(conversion)
    expect(await conversionBy('settings-newer')).toEqual(noConversion)
  })

  it('is missing while a variable of the environment’s destination is wrong', async () => {
    const env = { ...complete, OLLIM_LINK_LIFE: '9d' }
    const { code, stderr, workers } = await run(['upload', 'a.png'], {}, { env })
    expect({ code, workers }).toEqual({ code: 2, workers: [] })
    expect(stderr).toBe(
      'The destination in the environment variables cannot be used. ' +
        'OLLIM_LINK_LIFE must be a time like 15m, 12h or 7d, and at most 7d. ' +
        'Correct that, or unset these variables to use the destinations saved in Ollim.\n',
    )
  })

  it.each(environmentProblemNames)('has words for what can be wrong with a variable: %s', (problem) => {
    expect(createWords('en').translate(`cli.environment.${problem}`, { variable: 'OLLIM_X' })).toContain(
      'OLLIM_X ',
    )
  })

  it.each([
    [
      '{nam}.png',
      'OLLIM_KEY_TEMPLATE 값에 있는 “nam” 변수는 없어요. {year} {month} {day} {hour} {minute} {second} {name} {ext} ' +
        '{hash:8} {uuid} {random:8} {counter} {folder} 중에서 고르세요.',
    ],
    [
      '{hash:99}.png',
      'OLLIM_KEY_TEMPLATE 값으로는 이미지 이름을 지을 수 없어요. ' +
        '“hash” 길이를 1부터 64 사이로 입력해 주세요. 예: {hash:8}, {random:8}',
    ],
  ])('says in the person’s language what is wrong with the key template %s', async (template, sentence) => {
    const env = { ...complete, OLLIM_KEY_TEMPLATE: template, LANG: 'ko_KR.UTF-8' }
    const { code, stderr } = await run(['upload', 'a.png'], {}, { env })
    expect(code).toBe(2)
    expect(stderr).toBe(
      `환경 변수로 준 저장 위치를 쓸 수 없어요. ${sentence} ` +
        '값을 바로잡거나, Ollim에 만든 저장 위치를 쓰려면 이 변수들을 모두 지우세요.\n',
    )
  })

  it('is missing while the environment’s destination is incomplete', async () => {
    const { code, stdout, stderr, workers } = await run(['upload', 'a.png'], {}, { env: incomplete })
    expect({ code, stdout, workers }).toEqual({ code: 2, stdout: '', workers: [] })
    expect(stderr).toContain('OLLIM_ACCESS_KEY_ID is missing.')
    expect(stderr).toContain('OLLIM_SECRET_ACCESS_KEY is missing.')
  })
})
