import { expect, onTestFinished, test } from 'vitest'
import { expectNoViolations } from '../support/electron/axe'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { untilSaved } from '../support/electron/settings'
import { checkResult, chooseProvider, typeDestination } from '../support/electron/settings-form'
import { dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { sessionKeyId, startSessionServer } from '../support/servers/session-server'

test('the code of an MFA device is requested when a session is needed, and again five minutes before it ends', async () => {
  // Its end comes so soon that the notice stands there at once.
  const server = await startSessionServer('123456', 240)
  onTestFinished(() => server.stop())
  const { page } = await ollimForTest({})
  await openTab(page, 'Settings')
  await chooseProvider(page, 'MinIO')
  await typeDestination(page, {
    Endpoint: server.endpoint,
    Bucket: 'photos',
    Region: 'us-east-1',
    'Access key ID': 'long-lived',
    'Secret access key': 'secret',
  })
  await press(page, 'Role or MFA')
  await page.getByRole('textbox', { name: 'MFA device' }).fill('arn:aws:iam::123456789012:mfa/phone')
  await press(page, 'Save')
  await untilSaved(page, ['photos'])
  await expectNoViolations(page)

  await press(page, 'Check')
  const who = checkResult(page, 'Who', 'failed')
  await who.getByText('A new session needs the code of your MFA device.').waitFor()
  await openTab(page, 'Uploads')
  await dropFiles(page, await writeImages(await newFolder('session'), ['one.png', 'two.png']))
  const banner = page.getByRole('alert').filter({ hasText: 'A new session needs the code' })
  const code = banner.getByRole('textbox', { name: 'MFA code' })
  await code.fill('000000')
  await banner.getByText('This code was not accepted.').waitFor()
  // The next code can be typed at once.
  await page.keyboard.type('123456')
  for (const name of ['one.png', 'two.png']) await linkOf(page, name)
  expect(new Set(server.signers)).toEqual(new Set([sessionKeyId]))

  const notice = page.getByRole('alert').filter({ hasText: 'The session of photos ends at' })
  await notice.getByRole('textbox', { name: 'MFA code' }).waitFor()
  await expectNoViolations(page)
})
