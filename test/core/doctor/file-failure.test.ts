import { expect, it } from 'vitest'
import { fileFailure } from '../../../electron/core/doctor/file-failure'

it.each([
  ['ENOENT', 'file-unreadable', 'gone'],
  ['EACCES', 'file-unreadable', 'denied'],
  ['EPERM', 'file-unreadable', 'denied'],
  ['EIO', 'file-unreadable', 'damaged'],
  ['EISDIR', 'file-unreadable', 'folder'],
  ['ELOOP', 'file-unreadable', 'loop'],
  ['ENAMETOOLONG', 'file-unreadable', 'longName'],
  ['EILSEQ', 'file-unreadable', 'nameEncoding'],
  ['EMFILE', 'file-unreadable', 'tooManyOpen'],
  ['EBUSY', 'file-unreadable', 'busy'],
  ['ENOSPC', 'disk-full', undefined],
  ['EDQUOT', 'disk-full', undefined],
  ['EWHATEVER', 'file-unreadable', undefined],
  ['', 'file-unreadable', undefined],
])('%s is %s %s', (code, kind, reason) => {
  const failed = fileFailure(code, 'cat.png')

  expect([failed.kind, failed.facts['reason'], failed.facts['name']]).toEqual([kind, reason, 'cat.png'])
  expect(failed.detail).toBe(code)
})
