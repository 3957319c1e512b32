import { describe, expect, it } from 'vitest'
import { parseAnswer, parseRequest } from '../../../electron/cli/handover/protocol'
import { failure } from '../../../electron/shared/failures/failure'

const evidence = { status: 403, code: 'AccessDenied', requestId: 'r1' }

describe('a message of the handover', () => {
  it.each([
    { version: 1, type: 'upload', paths: ['/a.png', '/한글\u2028.png'], destination: 'Blog' },
    { version: 1, type: 'upload', paths: [] },
    { version: 1, type: 'upload', paths: ['/a.png'], conversion: { to: 'webp', maxWidth: 1600 } },
    { version: 1, type: 'upload', paths: ['/a.png'], removesMetadata: true },
    { version: 1, type: 'check' },
    { version: 1, type: 'cancel' },
  ])('with a request is transmitted completely: $type', (message) => {
    expect(parseRequest(JSON.parse(JSON.stringify(message)))).toEqual(message)
  })

  it.each([
    { version: 1, type: 'progress', progress: { finished: 1, total: 2, sentBytes: 3, totalBytes: 4 } },
    {
      ...{ version: 1, type: 'progress' },
      progress: { finished: 0, total: 2, sentBytes: 3, totalBytes: 4, isPaused: true },
    },
    {
      version: 1,
      type: 'uploaded',
      outcomes: [
        {
          ...{ input: 0, inner: '', name: 'a.png', status: 'done', url: 'u', key: 'k', etag: 'e' },
          ...{ id: 'a', sizeBytes: 1, contentType: 'image/png', destination: 'Blog' },
          ...{ bucket: 'photos', sha256: '', uploadedAt: 1 },
        },
        {
          ...{ input: 1, inner: 'sub/b.png', name: 'b.png', status: 'failed' },
          failure: failure('too-large', { sizeBytes: 6, maxBytes: 5 }, 'EntityTooLarge'),
        },
      ],
    },
    {
      version: 1,
      type: 'checked',
      destination: 'Blog',
      report: {
        outcomes: {
          who: { status: 'passed', note: 'known', facts: {}, evidence },
          where: { status: 'passed', note: 'found', facts: { bucket: 'photos' }, evidence },
          may: { status: 'failed', failure: failure('access-denied'), evidence },
          link: { status: 'skipped' },
        },
        finishedAt: 1,
        tookMilliseconds: 2,
      },
    },
    { version: 1, type: 'refused', refusal: { kind: 'no-destination' } },
    { version: 1, type: 'refused', refusal: { kind: 'unknown-destination', name: 'x', known: ['Blog'] } },
    {
      version: 1,
      type: 'refused',
      refusal: {
        kind: 'environment',
        problems: [{ variable: 'OLLIM_BUCKET', problem: 'missing', facts: {} }],
      },
    },
  ])('with an answer is transmitted completely: $type', (message) => {
    expect(parseAnswer(JSON.parse(JSON.stringify(message)))).toEqual(message)
  })

  it.each([
    undefined,
    null,
    [],
    {},
    { version: 2, type: 'check' },
    { type: 'check' },
    { version: 1, type: 'delete' },
    { version: 1, type: 'upload' },
    { version: 1, type: 'upload', paths: '/a.png' },
    { version: 1, type: 'upload', paths: [1] },
    { version: 1, type: 'upload', paths: [], conversion: { to: 'gif' } },
    { version: 1, type: 'check', destination: 1 },
  ])('is rejected as a request: %j', (message) => {
    expect(parseRequest(message)).toBeUndefined()
  })

  it.each([
    { version: 1, type: 'upload', paths: ['/a.png'], rotation: 90 },
    { version: 1, type: 'upload', paths: ['/a.png'], conversion: { to: 'webp', rotation: 90 } },
    { version: 1, type: 'check', depth: 1 },
    { version: 1, type: 'cancel', gently: true },
  ])('is rejected as a whole if it asks for something newer: %j', (message) => {
    expect(parseRequest(message)).toBeUndefined()
  })

  it.each([
    { version: 2, type: 'refused', refusal: { kind: 'no-destination' } },
    { version: 1, type: 'refused', refusal: { kind: 'mood' } },
    { version: 1, type: 'uploaded', outcomes: [{ status: 'done' }] },
    { version: 1, type: 'uploaded', outcomes: [{ input: -1, inner: '', name: '', status: 'failed' }] },
  ])('is rejected as an answer: %j', (message) => {
    expect(parseAnswer(message)).toBeUndefined()
  })
})
