import { expect, it } from 'vitest'
import { judgeLink } from '../../../electron/core/doctor/judge-link'
import { failure } from '../../../electron/shared/failure'
import { problem, success } from '../../../electron/shared/result'

const url = 'https://img.example/2026/11/check.png'
const answer = { status: 200, contentType: 'image/png', contentDisposition: '', milliseconds: 12 }

it.each([
  [{}, 'opened'],
  [{ contentDisposition: 'attachment; filename="a.png"' }, 'downloads'],
  [{ contentType: 'application/octet-stream' }, 'openedAsOther'],
])('passes %o as %s', (change, note) => {
  expect(judgeLink(url, success({ ...answer, ...change }))).toMatchObject({
    status: 'passed',
    note,
    facts: { url, host: 'img.example' },
  })
})

it.each([
  [{ status: 403 }, 'access-denied', 'linkPrivate'],
  [{ status: 401 }, 'access-denied', 'linkPrivate'],
  [{ status: 404 }, 'wrong-endpoint', 'linkElsewhere'],
  [{ status: 500 }, 'server-error', 'link'],
  [{ status: 418 }, 'wrong-endpoint', 'link'],
  [{ contentType: 'text/html; charset=utf-8' }, 'wrong-endpoint', 'linkPage'],
])('fails %o as %s, %s', (change, kind, reason) => {
  expect(judgeLink(url, success({ ...answer, ...change }))).toMatchObject({
    status: 'failed',
    failure: { kind, facts: { reason, url } },
  })
})

it('hands on why nothing was fetched', () => {
  const failed = failure('tls', { host: 'img.example' })

  expect(judgeLink(url, problem(failed))).toMatchObject({ status: 'failed', failure: failed })
})
