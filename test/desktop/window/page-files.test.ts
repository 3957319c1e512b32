import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageFile } from '../../../electron/desktop/window/page-files'

const root = path.resolve('/srv/page')

describe('the files of the page', () => {
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/main-1a2b.js', 'assets/main-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/assets/a%20b.CSS', 'assets/a b.CSS', 'text/css; charset=utf-8'],
    ['/assets/inter.woff2', 'assets/inter.woff2', 'font/woff2'],
  ])('%s is %s', (pathname, file, mediaType) => {
    expect(pageFile(root, pathname)).toEqual({ path: path.join(root, file), mediaType })
  })

  it.each([
    ['/../main.js'],
    ['/assets/../../main.js'],
    ['/%2e%2e/main.js'],
    ['/..%2f..%2fetc%2fa.json'],
    ['/..%5c..%5cmain.js'],
    ['/../page-two/index.html'],
    ['/index.html%00.png'],
    ['/%E0%A4%A'],
    ['/passwd'],
    ['/main.js.map'],
    ['/assets/'],
  ])('%s is refused', (pathname) => {
    expect(pageFile(root, pathname)).toBeUndefined()
  })
})
