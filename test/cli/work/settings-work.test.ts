import { describe, expect, it } from 'vitest'
import { createSettingsWork, type SettingsWork } from '../../../electron/cli/work/settings-work'
import { DestinationExporter } from '../../../electron/core/settings/destination-exporter'
import { DestinationImporter } from '../../../electron/core/settings/destination-importer'
import { neverAborted } from '../../../electron/core/aborted'
import { quickLock, sampleDraft, saveIn, startSettings } from '../../support/memory-settings'
import { run } from '../commands/run'

function profile(name: string, digit: number): string {
  return [
    `[${name}]`,
    `aws_access_key_id = AKIAIOSFODNN7EXAMPL${digit}`,
    `aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKE${digit}\n`,
  ].join('\n')
}

/** Imports a file into Blog, a saved destination, and tells which key it signs with then. */
async function importIntoBlog(text: string, isFull = false) {
  const { service: settings, pastes, file } = startSettings()
  saveIn(settings, sampleDraft)
  file.isFull = isFull
  const renewed: string[] = []
  const work = createSettingsWork({
    settings,
    importer: new DestinationImporter({ settings, pastes }),
    exporter: new DestinationExporter({ settings, lock: quickLock }),
    onRenewed: (id) => void renewed.push(id),
  })
  const files = { '/pictures/credentials': text }
  const importText: SettingsWork['importText'] = (order) => work.importText(order)
  const ended = await run(['import', '-d', 'Blog', 'credentials'], { importText }, { files, env: {} })
  const [blog] = settings.read().destinations
  return { ...ended, keyEnd: blog?.accessKeyIdEnd, isRenewed: renewed.includes(blog?.id ?? '') }
}

it('an export of one destination contains no other', async () => {
  const { service: settings, pastes } = startSettings()
  for (const name of ['Blog', 'Secret diary']) {
    saveIn(settings, { ...sampleDraft, fields: { ...sampleDraft.fields, name } })
  }
  const work = createSettingsWork({
    settings,
    importer: new DestinationImporter({ settings, pastes }),
    exporter: new DestinationExporter({ settings, lock: quickLock }),
    onRenewed: () => undefined,
  })
  const namesOf = async (destination: string | undefined) => {
    const exported = await work.exportDestinations({ destination, passphrase: '', signal: neverAborted() })
    return exported.ok ? [exported.value.names, exported.value.text.includes('diary')] : exported.problem
  }
  expect(await namesOf('Blog')).toEqual([['Blog'], false])
  expect(await namesOf(undefined)).toEqual([['Blog', 'Secret diary'], true])
})

it('ollim export writes nothing, and says so, if there is no destination', async () => {
  const { service: settings, pastes } = startSettings()
  const work = createSettingsWork({
    settings,
    importer: new DestinationImporter({ settings, pastes }),
    exporter: new DestinationExporter({ settings, lock: quickLock }),
    onRenewed: () => undefined,
  })
  const files = {}
  const exportDestinations: SettingsWork['exportDestinations'] = (order) => work.exportDestinations(order)
  const { code, stderr } = await run(['export', 'all.json'], { exportDestinations }, { files, env: {} })
  expect({ code, files }).toEqual({ code: 2, files: {} })
  expect(stderr).toMatch(/^No destination is saved yet\. /)
})

describe('ollim import of new credentials for a saved destination', () => {
  it('uses the only key of a file', async () => {
    const ended = await importIntoBlog(profile('work', 7))
    expect(ended).toMatchObject({ code: 0, stderr: '', keyEnd: 'MPL7', isRenewed: true })
  })

  it('warns that the credentials will be lost if the disk refuses the settings', async () => {
    const ended = await importIntoBlog(profile('work', 7), true)
    expect(ended).toMatchObject({ code: 1, keyEnd: 'MPL7' })
    expect(ended.stderr).toMatch(/is lost when Ollim quits\. .*disk/)
  })

  it('keeps the key it has if there is none in a file', async () => {
    const ended = await importIntoBlog('http://nas.local:9000/photos')
    expect(ended).toMatchObject({ code: 1, stdout: '', keyEnd: 'MPLE', isRenewed: false })
  })

  it('does not choose among several keys, and names them', async () => {
    const ended = await importIntoBlog([profile('default', 0), profile('work', 1)].join('\n'))
    expect(ended).toMatchObject({ code: 2, stdout: '', keyEnd: 'MPLE', isRenewed: false })
    expect(ended.stderr).toBe(
      'There are several keys in it: default, work. A destination takes one, so nothing was changed; leave only the one that you mean.\n',
    )
  })
})
