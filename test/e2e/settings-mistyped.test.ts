import { expect, test } from 'vitest'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { chooseProvider, field, sentenceAt, stepStatus, typeInto } from '../support/electron/settings-form'

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

test('the field for the token of a temporary key says that it is needed, and not that the key never expires', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'AWS')
  await typeInto(page, 'Access key ID', 'ASIAIOSFODNN7EXAMPLE')
  const token = field(page, 'Session token')
  await token.waitFor()
  expect(await sentenceAt(page, 'Session token')).toContain('It works only with its session token.')
  expect(await token.getAttribute('placeholder')).toBe('')
})
