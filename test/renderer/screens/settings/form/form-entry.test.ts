import { describe, expect, it } from 'vitest'
import type { CheckReport } from '../../../../../electron/shared/destinations/check'
import type {
  DestinationFieldName,
  FieldProblem,
} from '../../../../../electron/shared/destinations/destination'
import { failure } from '../../../../../electron/shared/failures/failure'
import type { EndpointAnswer } from '../../../../../electron/shared/destinations/paste'
import {
  broken,
  checkAnswered,
  checkStarted,
  checkStopped,
  edited,
  addressNotes,
  endpointUnderstood,
  liveCheckAnswered,
  liveCheckStarted,
  refused,
  saved,
  untouchedEntry,
} from '../../../../../renderer/screens/settings/form/form-entry'
import { emptyDraft, withFields, withTypedCredential } from '../../../../../renderer/views/settings/draft'

const empty = emptyDraft('keyring')
const typed = withFields(empty, { bucket: 'photos' })
const problem = (field: DestinationFieldName): FieldProblem => ({ field, problem: 'missing', facts: {} })
const skipped = { status: 'skipped' } as const
const report: CheckReport = {
  outcomes: { who: skipped, where: skipped, may: skipped, link: skipped },
  finishedAt: 0,
  tookMilliseconds: 1,
}

describe('a refused form', () => {
  const entry = refused(untouchedEntry, [problem('bucket'), problem('bucket'), problem('region')])

  it('counts wrong fields, not problems', () => {
    expect(entry.refusedFields).toBe(2)
  })

  it('keeps the problems of other fields after an edit, but not the alert', () => {
    expect(edited(entry, empty, typed)).toMatchObject({
      draft: typed,
      problems: [problem('region')],
      refusedFields: 0,
    })
  })

  it('is replaced by a failure of no field, which the next edit removes', () => {
    const fallen = broken(entry, failure('unexpected'))
    expect(fallen).toMatchObject({ refusedFields: 0, failure: { kind: 'unexpected' } })
    expect(edited(fallen, empty, typed).failure).toBeUndefined()
  })
})

describe('a check', () => {
  it('accepts the answer to its own request', () => {
    expect(checkAnswered(checkStarted(untouchedEntry, typed), typed, report).check).toEqual({
      state: 'finished',
      draft: typed,
      report,
      isWhole: true,
    })
  })

  it('of an incomplete form is marked as partial, and its buckets are kept', () => {
    const live = { report, isWhole: false, buckets: ['blog'], problems: [] }
    const answered = liveCheckAnswered(liveCheckStarted(untouchedEntry, typed), typed, live)
    expect(answered).toMatchObject({ buckets: ['blog'], check: { state: 'finished', isWhole: false } })
    const again = liveCheckAnswered(liveCheckStarted(answered, typed), typed, { ...live, buckets: [] })
    expect(again.buckets).toEqual(['blog'])
    expect(liveCheckAnswered(answered, empty, live)).toBe(answered)
  })

  it('that runs by itself tells what was mistyped, until it is edited, but not what is missing', () => {
    const problems = [problem('bucket'), { ...problem('region'), problem: 'region-missing' }]
    const live = { report, isWhole: false, buckets: [], problems }
    const answered = liveCheckAnswered(liveCheckStarted(untouchedEntry, empty), empty, live)
    expect(answered.mistyped).toEqual([problem('bucket')])
    expect(edited(answered, empty, withFields(empty, { bucket: 'other' })).mistyped).toEqual([])
  })

  it('ignores an answer after it was stopped', () => {
    const stopped = checkStopped(checkStarted(untouchedEntry, typed))
    expect(checkAnswered(stopped, typed, report).check).toEqual({ state: 'none' })
  })

  it('ignores the answer to an earlier request', () => {
    const again = checkStarted(checkStarted(untouchedEntry, empty), typed)
    expect(checkAnswered(again, empty, report).check).toEqual({
      state: 'running',
      draft: typed,
      isLive: false,
    })
  })

  it('that is finished is not removed by stopping it', () => {
    const finished = checkAnswered(checkStarted(untouchedEntry, typed), typed, report)
    expect(checkStopped(finished)).toBe(finished)
  })
})

describe('a check of an endpoint that is corrected meanwhile', () => {
  const whole = withFields(empty, { endpoint: 'https://pics.s3.eu-west-1.amazonaws.com' })
  const answer: EndpointAnswer = {
    fields: { ...whole.fields, endpoint: 'https://s3.eu-west-1.amazonaws.com', bucket: 'pics' },
    notes: [{ note: 'endpoint-bucket', facts: {} }],
  }
  const open = { ...untouchedEntry, draft: whole }

  it('continues with the corrected endpoint if the person started it', () => {
    const understood = endpointUnderstood(checkStarted(open, whole), whole, answer)
    expect(understood.check).toEqual({ state: 'running', draft: understood.draft, isLive: false })
  })

  it('ends with the typed endpoint if it started by itself, so that the corrected one is checked next', () => {
    const understood = endpointUnderstood(liveCheckStarted(open, whole), whole, answer)
    const answered = liveCheckAnswered(understood, whole, {
      report,
      isWhole: false,
      buckets: [],
      problems: [],
    })
    expect(answered.draft?.fields.bucket).toBe('pics')
    expect(answered.check).toEqual({ state: 'finished', draft: whole, report, isWhole: false })
  })
})

describe('an endpoint that is understood', () => {
  const asked = withFields(empty, { endpoint: 'https://pics.s3.eu-west-1.amazonaws.com' })
  const answer: EndpointAnswer = {
    fields: { ...asked.fields, endpoint: 'https://s3.eu-west-1.amazonaws.com', bucket: 'pics' },
    notes: [{ note: 'endpoint-bucket', facts: {} }],
  }

  it('does not replace another one that was typed since', () => {
    const since = { ...untouchedEntry, draft: withFields(asked, { endpoint: 'https://nas.home' }) }
    expect(endpointUnderstood(since, asked, answer)).toBe(since)
  })

  it('leaves fields alone that were typed since', () => {
    const change = { publicUrlBase: 'https://cdn.example', keyTemplate: '{name}', region: 'eu-west-3' }
    const since = { ...untouchedEntry, draft: withFields(asked, change) }
    expect(endpointUnderstood(since, asked, answer).draft?.fields).toMatchObject({
      ...change,
      bucket: 'pics',
    })
  })
})

describe('an address typed as the bucket', () => {
  const asked = withFields(empty, { bucket: 's3://photos/blog/' })
  const answer: EndpointAnswer = {
    fields: { ...asked.fields, bucket: 'photos' },
    notes: [{ note: 'endpoint-bucket', facts: {} }],
  }

  it('is replaced by the bucket that it names', () => {
    const understood = endpointUnderstood({ ...untouchedEntry, draft: asked }, asked, answer)
    expect(understood.draft?.fields.bucket).toBe('photos')
  })

  it('has a note until another bucket is typed', () => {
    const understood = endpointUnderstood({ ...untouchedEntry, draft: asked }, asked, answer)
    expect(addressNotes(understood, answer.fields)).toEqual(answer.notes)
    expect(addressNotes(understood, { ...answer.fields, bucket: 'pictures' })).toEqual([])
  })

  it('does not overwrite what was typed since', () => {
    const since = { ...untouchedEntry, draft: withFields(asked, { bucket: 'pictures' }) }
    expect(endpointUnderstood(since, asked, answer)).toBe(since)
  })
})

describe('a saved form', () => {
  const secret = withTypedCredential(typed, 'secretAccessKey', 'abc')
  const checked = checkAnswered(checkStarted({ ...untouchedEntry, draft: secret }, secret), secret, report)
  const stored = { ...typed, id: 'd1' }

  it('forgets what was typed, above all secrets', () => {
    expect(JSON.stringify(saved(checked, secret, stored))).not.toContain('abc')
  })

  it('keeps a check of what was saved', () => {
    expect(saved(checked, secret, stored).check).toEqual({
      state: 'finished',
      draft: stored,
      report,
      isWhole: true,
    })
  })

  it('keeps what was typed while it was being saved, and no more', () => {
    const later = withTypedCredential(withFields(secret, { region: 'eu-west-1' }), 'sessionToken', 'def')
    const after = withFields(stored, { name: 'photos' })
    const left = withTypedCredential(withFields(after, { region: 'eu-west-1' }), 'sessionToken', 'def')
    expect(saved({ ...checked, draft: later }, secret, after).draft).toEqual(left)
  })

  it('drops a check of something else', () => {
    const later = withFields(secret, { region: 'eu-west-1' })
    expect(saved({ ...checked, draft: later }, later, stored).check).toEqual({ state: 'none' })
  })
})
