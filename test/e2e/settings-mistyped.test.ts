import { expect, onTestFinished, test } from 'vitest'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { chooseProvider, field, sentenceAt, stepStatus, typeInto } from '../support/electron/settings-form'
import { startAwsStandIn } from '../support/servers/aws-stand-in'
import { startStrict } from '../support/servers/strict-server'

const ollim = oneFreshOllim()

test.each([920, 420])(
  'in a window %s px wide, a key ID or bucket that cannot be is told when its field is left, and nothing moves',
  async (width) => {
    const { page } = ollim()
    await page.setViewportSize({ width, height: 1000 })
    await chooseProvider(page, 'AWS')
    const places = async () =>
      Promise.all(['Access key ID', 'Bucket'].map(async (name) => (await field(page, name).boundingBox())?.y))
    const before = await places()
    await typeInto(page, 'Access key ID', 'akiaiosfodnn7example')
    await field(page, 'Bucket').focus()
    await stepStatus(page, 'Who').getByText('AWS key IDs begin with').waitFor()
    expect(await field(page, 'Access key ID').getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.type('My_Bucket')
    await field(page, 'Secret access key').focus()
    await stepStatus(page, 'Where').getByText('Bucket names cannot have “M”').waitFor()
    expect(await places()).toEqual(before)

    // While it is being corrected, nothing is said about it, nor about what is only missing.
    await field(page, 'Access key ID').focus()
    await stepStatus(page, 'Who').getByText('AWS key IDs begin with').waitFor({ state: 'detached' })
    expect(await sentenceAt(page, 'Secret access key')).toBe('')
  },
)

test('a zone typed as the region is told, even if the bucket has answered from its own region', async () => {
  const server = await startStrict(() => ({
    ...{ status: 403, code: 'AccessDenied' },
    headers: { 'x-amz-bucket-region': 'us-east-1' },
  }))
  const aws = await startAwsStandIn(await newFolder('aws'), server.endpoint)
  onTestFinished(async () => {
    await aws.stop()
    await server.stop()
  })
  const environment = { HTTPS_PROXY: aws.proxy, OLLIM_CA_FILE: aws.authorityFile }
  const { page } = await ollimForTest({ environment })
  await chooseProvider(page, 'AWS')
  await typeInto(page, 'Bucket', 'haneul-blog')
  const where = stepStatus(page, 'Where')
  await where.getByText('The bucket haneul-blog answered.').waitFor()
  await expect.poll(() => field(page, 'Region').inputValue()).toBe('us-east-1')
  await typeInto(page, 'Region', 'us-east-1a')
  await where.getByText('This is a zone inside a region. Enter us-east-1.').waitFor()
})

test('the field for the token of a temporary key says that it is needed, and not that the key never expires', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'AWS')
  await typeInto(page, 'Access key ID', 'ASIAIOSFODNN7EXAMPLE')
  const token = field(page, 'Session token')
  await token.waitFor()
  expect(await sentenceAt(page, 'Session token')).toContain('It works only with its session token.')
  expect(await token.getAttribute('placeholder')).toBe('')
})
