import type { Page } from 'playwright-core'
import { writeImages } from '../images/write-images'
import { newFolder } from './ollim-in-test'
import { dropFiles, linkOf, openTab } from './window'

/** Uploads new images with these names and opens the history. Answers their links. */
export async function uploadToHistory(page: Page, names: readonly string[]): Promise<readonly string[]> {
  return uploadFilesToHistory(page, names, await writeImages(await newFolder('to-history'), names))
}

/** The same with files that the test goes on to use. */
export async function uploadFilesToHistory(
  page: Page,
  names: readonly string[],
  files: readonly string[],
): Promise<readonly string[]> {
  await openTab(page, 'Uploads')
  await dropFiles(page, files)
  const links: string[] = []
  for (const name of names) links.push(await linkOf(page, name))
  await openTab(page, 'History')
  return links
}
