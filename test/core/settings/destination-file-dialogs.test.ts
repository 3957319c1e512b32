import { expect, it } from 'vitest'
import { DestinationExporter } from '../../../electron/core/settings/destination-exporter'
import { DestinationFileDialogs } from '../../../electron/core/settings/destination-file-dialogs'
import { DestinationImporter } from '../../../electron/core/settings/destination-importer'
import { success } from '../../../electron/shared/result'
import { quickLock, sampleDraft, sampleFields, saveIn, startSettings } from '../../support/memory-settings'

const longCertificate = `-----BEGIN CERTIFICATE-----\n${`${'A'.repeat(64)}\n`.repeat(900)}-----END CERTIFICATE-----\n`

function startFiles(content = '') {
  const { service: settings, pastes } = startSettings()
  let disk = content
  const files = new DestinationFileDialogs({
    importer: new DestinationImporter({ settings, pastes }),
    exporter: new DestinationExporter({ settings, lock: quickLock }),
    chooseFile: async () => 'file',
    chooseExportFile: async () => 'file',
    read: async (_file, most) => success(Buffer.from(disk).toString('utf8', 0, most)),
    write: async (_file, text) => {
      disk = text
      return success(null)
    },
  })
  return { settings, files }
}

it('destinations with certificates can be read back from the file they were written to', async () => {
  const { settings, files } = startFiles()
  for (let office = 0; office < 5; office += 1) {
    const own = {
      name: `Office ${office}`,
      bucket: `office-${office}`,
      certificateAuthority: longCertificate,
    }
    saveIn(settings, { ...sampleDraft, fields: { ...sampleFields, ...own } })
  }
  const ids = settings.read().destinations.map(({ id }) => id)
  expect(await files.save(ids, '')).toMatchObject({ ok: true, value: { written: 5 } })
  const opened = await files.open()
  expect(opened).toMatchObject({ ok: true, value: { notes: [] } })
  expect(opened.ok && opened.value?.destinations).toHaveLength(5)
})

it.each([
  ['of text', 'x'.repeat(300_000)],
  ['of Korean', '한'.repeat(2_000_000)],
])('a file %s that is too long is reported as such', async (_what, content) => {
  expect(await startFiles(content).files.open()).toMatchObject({
    ok: true,
    value: { notes: [{ note: 'too-long' }] },
  })
})
