import { inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

/** Assistive tools and scripts find these by name; what else a control shows must not change it. */
test('the button for all links keeps its name however many there are, and a link is called as it reads', async () => {
  const { page } = await ollimForTest({ environment: destinationIn(inject('publicStore'), 'names') })
  await page.getByRole('button', { name: 'Copy all links', exact: true }).waitFor()

  await dropFiles(page, await writeImages(await newFolder('names'), ['one.png', 'two.png']))

  for (const name of ['one.png', 'two.png']) {
    await page.getByRole('link', { name: await linkOf(page, name), exact: true }).waitFor()
  }
  await page.getByRole('button', { name: 'Copy all links', exact: true }).waitFor()
})
