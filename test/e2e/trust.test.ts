import { X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { goBack, goElsewhere } from '../support/electron/elsewhere'
import { hear } from '../support/electron/hear'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { checkResult, field, openMore, sentenceAt, typeStore } from '../support/electron/settings-form'
import {
  clearUploads,
  dropFiles,
  dropOn,
  openTab,
  press,
  untilRowSays,
  uploadRow,
} from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { type Certificate, makeCertificate, startTlsFront, type TlsFront } from '../support/servers/tls-front'

const store = inject('publicStore')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'trust') }))

beforeEach(async () => {
  await goBack(ollim().page)
  await clearUploads(ollim().page)
})

async function front(shown: Certificate): Promise<TlsFront> {
  const started = await startTlsFront(store.endpoint, shown)
  onTestFinished(() => started.stop())
  return started
}

function fingerprintOf({ certificate }: Certificate): string {
  return new X509Certificate(certificate).fingerprint256
}

async function checkNew(endpoint: string): Promise<void> {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await press(page, 'New destination')
  await typeStore(page, store, { 'Destination name': 'NAS', Endpoint: endpoint })
  await press(page, 'Check')
}

/** How many of a fingerprint's pairs of digits its lines break apart; a colon belongs to the pair before it. */
function brokenPairs(fingerprint: Locator): Promise<number> {
  return fingerprint.evaluate((shown) => {
    const tops: number[] = []
    const texts = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT)
    while (texts.nextNode() !== null) {
      const letter = document.createRange()
      for (let index = 0; index < (texts.currentNode.textContent ?? '').length; index += 1) {
        letter.setStart(texts.currentNode, index)
        letter.setEnd(texts.currentNode, index + 1)
        tops.push(letter.getBoundingClientRect().top)
      }
    }
    return tops.filter((top, index) => index % 3 > 0 && top !== tops[index - 1]).length
  })
}

test('a self-signed server is trusted only after its certificate was shown', async () => {
  const { page } = ollim()
  const own = await makeCertificate('nas.home')
  await checkNew((await front(own)).endpoint)
  await checkResult(page, 'Where', 'failed')
    .getByText(/vouches for itself/)
    .waitFor()
  const heard = await hear(page)
  await press(page, 'Trust this certificate for this destination')
  const question = page.getByRole('alertdialog', { name: 'Trust this certificate?' })
  await question.getByText(fingerprintOf(own)).waitFor()
  expect(await question.getByText('O=Home, CN=nas.home').count()).toBe(2)
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  for (const narrow of [420, 410, 400]) {
    await page.setViewportSize({ width: narrow, height })
    expect(await brokenPairs(question.getByText(fingerprintOf(own))), `${narrow} px`).toBe(0)
  }
  await page.setViewportSize({ width, height })
  await expect.poll(async () => (await heard()).join()).toContain('Compare the fingerprint')
  await press(question, 'Do not trust')
  await checkResult(page, 'Where', 'failed').waitFor()

  await press(page, 'Trust this certificate for this destination')
  await press(question, 'Trust this certificate')
  await checkResult(page, 'May', 'passed').waitFor()
  await openMore(page)
  await press(page.getByRole('group', { name: 'Trusted certificate' }), 'Stop trusting it')
  await press(page, 'Check')
  await checkResult(page, 'Where', 'failed').waitFor()
  await press(page, 'Discard changes')
})

test('uploads stopped by a changed certificate continue once the new one is trusted', async () => {
  const { page } = ollim()
  const [own, renewed] = await Promise.all([makeCertificate('nas.home'), makeCertificate('nas.home')])
  const server = await front(own)
  const place = { bucket: store.bucket, region: store.region, endpoint: server.endpoint }
  await goElsewhere(page, { ...place, trustedCertificate: fingerprintOf(own) })
  server.exchange(renewed)
  await openTab(page, 'Uploads')
  const [file = ''] = await writeImages(await newFolder('trust'), ['trusted.png'])
  await dropFiles(page, [file])
  await untilRowSays(page, 'trusted.png', 'Paused')
  const banner = page.getByRole('alert').filter({ hasText: 'another certificate than the one you trusted' })
  await press(banner, 'Trust this certificate for this destination')
  const question = page.getByRole('alertdialog')
  await question.getByText(fingerprintOf(renewed)).waitFor()
  await press(question, 'Trust this certificate')
  await uploadRow(page, 'trusted.png').getByRole('link').waitFor()
  const { destinations } = await readSettings(page)
  expect(destinations.at(-1)?.trustedCertificate).toBe(fingerprintOf(renewed))
})

test('the certificate of a private authority can be dropped or chosen, and its server is then trusted', async () => {
  const { page } = ollim()
  const authority = await makeCertificate('Home authority')
  await checkNew((await front(await makeCertificate('nas.home', { issuer: authority }))).endpoint)
  await checkResult(page, 'Where', 'failed').waitFor()
  await openMore(page)
  const text = field(page, 'Private certificate authority')
  await text.fill('/etc/ssl/authority.pem')
  await press(page, 'Check')
  await expect
    .poll(() => sentenceAt(page, 'Private certificate authority'))
    .toMatch(/This is not a certificate\./)
  const file = path.join(await newFolder('authority'), 'home.crt')
  await writeFile(file, authority.certificate)
  await dropOn(text, [file])
  await expect.poll(() => text.inputValue()).toBe(authority.certificate)
  await press(page, 'Check')
  await checkResult(page, 'May', 'passed').waitFor()
  await text.fill('')
  await page.locator('input[type=file][accept*=".pem"]').setInputFiles(file)
  await expect.poll(() => text.inputValue()).toBe(authority.certificate)
  await press(page, 'Discard changes')
})
