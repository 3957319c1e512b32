import { describe, expect, inject, test } from 'vitest'
import { hear } from '../support/electron/hear'
import { oneOllim } from '../support/electron/ollim-in-test'
import { checkResult, field, fillForm, type TypedDestination } from '../support/electron/settings-form'
import { press } from '../support/electron/window'
import { faultyForTest, s3Error } from '../support/servers/faulty-server'

const store = inject('publicStore')
const ceph = inject('ceph')
const ollim = oneOllim(() => ({}))

async function check(typed: TypedDestination): Promise<void> {
  const { page } = ollim()
  await fillForm(page, store, typed)
  await press(page, 'Check')
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor()
}

async function expectResult(step: string, outcome: string, words: string | RegExp): Promise<void> {
  await checkResult(ollim().page, step, outcome).getByText(words).first().waitFor()
}

test('a public bucket passes all four steps', async () => {
  await check({})
  await expectResult('Who', 'passed', 'The server knows this key, and the secret fits.')
  await expectResult('Where', 'passed', `The bucket ${store.bucket} answered.`)
  await expectResult('May', 'passed', 'Wrote, read and deleted a test object.')
  await expectResult('Link', 'passed', 'The link opens for everyone.')
})

test('the results are announced to screen readers, with what is wrong', async () => {
  const heard = await hear(ollim().page)
  await check({ Bucket: 'no-such-bucket-here' })
  const answers = /Who, passed\. Where, failed\. No bucket named no-such-bucket-here\.$/
  await expect.poll(heard).toContainEqual(expect.stringMatching(answers))
})

test('a closed port fails Where, and no other step is reached', async () => {
  await check({ Endpoint: 'http://127.0.0.1:9' })
  await expectResult('Where', 'failed', /Nothing answers at 127\.0\.0\.1:9\. Check that the server runs/)
  for (const step of ['Who', 'May', 'Link']) await checkResult(ollim().page, step, 'not reached').waitFor()
})

test('https to a server that only speaks http fails Where, and a button switches to http', async () => {
  const { page } = ollim()
  await check({ Endpoint: store.endpoint.replace('http:', 'https:') })
  await expectResult('Where', 'failed', / does not speak https\. /)
  await press(page, `Use ${store.endpoint}`)
  await checkResult(page, 'Where', 'passed').waitFor()
})

test('a wrong public URL fails only Link', async () => {
  await check({ 'Public URL base': `${store.endpoint}/elsewhere` })
  await expectResult('May', 'passed', /Wrote/)
  await checkResult(ollim().page, 'Link', 'failed').waitFor()
})

test('the field that the server found wrong is marked until it is edited', async () => {
  const { page } = ollim()
  const bucket = field(page, 'Bucket')
  const isMarked = () => bucket.getAttribute('aria-invalid')
  await check({ Bucket: 'no-such-bucket-here' })
  await checkResult(page, 'Where', 'failed').waitFor()
  expect(await isMarked()).toBe('true')
  await bucket.fill('another')
  await expect.poll(isMarked).toBeNull()
})

test('after an edit, the results are marked as older than it', async () => {
  const { page } = ollim()
  await check({})
  await checkResult(page, 'Link', 'passed').waitFor()
  await field(page, 'Bucket').fill('another')
  await page.getByText('From before your latest changes.').waitFor()
})

describe.runIf(ceph !== null)('on a server that checks its keys', () => {
  test('a wrong secret fails Who, with what to copy again', async () => {
    await check({ 'Secret access key': 'wrong-secret-wrong-secret-wrong-secret-w' })
    await expectResult('Who', 'failed', /The secret does not fit this key\. Copy the secret access key again/)
  })

  test('somebody else’s bucket fails May', async () => {
    await check({ Bucket: ceph?.deniedBucket ?? '' })
    await expectResult('May', 'failed', /belongs to another account/)
  })

  test('a private bucket fails only Link', async () => {
    await check({ Bucket: ceph?.privateBucket ?? '' })
    await checkResult(ollim().page, 'May', 'passed').waitFor()
    await expectResult(
      'Link',
      'failed',
      /Images arrive, but readers may not open them: the bucket is private\./,
    )
  })
})

test('a wrong region fails Where, and a button takes the right one and checks again', async () => {
  const { page } = ollim()
  const elsewhere = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) {
      const headers = { 'x-amz-bucket-region': 'ap-northeast-2' }
      socket.write(s3Error('301 Moved Permanently', 'PermanentRedirect', { headers }))
    }
  })
  await check({ Endpoint: elsewhere.endpoint, Region: 'us-east-1' })
  await expectResult('Where', 'failed', `The bucket ${store.bucket} is in ap-northeast-2, not in us-east-1.`)
  const asked = elsewhere.seen.length
  await press(page, 'Use region ap-northeast-2')
  expect(await field(page, 'Region').inputValue()).toBe('ap-northeast-2')
  await expect.poll(() => elsewhere.seen.length).toBeGreaterThan(asked)
})
