import { describe, expect, it } from 'vitest'
import type { DestinationDraft } from '../../../electron/shared/destinations/destination'
import {
  credentialsOf,
  sampleFields,
  sampleSecret,
  saveIn,
  startSettings,
} from '../../support/memory-settings'

const keyId = 'AKIAIOSFODNN7EXAMPLE'
const block = `AWS_ACCESS_KEY_ID=${keyId}\nAWS_SECRET_ACCESS_KEY=${sampleSecret}`
const other = 'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPL2\nAWS_SECRET_ACCESS_KEY=' + '2'.repeat(40)

/** Settings with a paste in them, and the draft that names it. */
function afterPaste(text = block) {
  const started = startSettings()
  const answer = started.pastes.understand(text)
  const pasteId = answer.destinations[0]?.pasteId ?? ''
  const draft: DestinationDraft = { fields: sampleFields, credentials: { pasteId } }
  return { ...started, answer, draft }
}

describe('pasted credentials', () => {
  it('are reported to the page without any secret', () => {
    const { answer, learnt } = afterPaste(`${block}\nS3_BUCKET=blog`)
    expect(answer).toEqual({
      notes: [],
      lockedId: '',
      destinations: [
        {
          source: 'environment',
          label: '',
          pasteId: 'paste-1',
          fields: { bucket: 'blog' },
          accessKeyIdEnd: 'MPLE',
          hasSecretAccessKey: true,
          hasSessionToken: false,
          expiresAt: 0,
          missing: ['region'],
          knownAs: '',
          notes: [],
        },
      ],
    })
    expect(JSON.stringify(answer)).not.toContain(keyId)
    expect(learnt).toContain(sampleSecret)
  })

  it('sign a check before anything is saved', () => {
    const { service, draft } = afterPaste()
    expect(service.targetOfDraft(draft)).toMatchObject({
      ok: true,
      value: { credentials: { accessKeyId: keyId, secretAccessKey: sampleSecret, sessionToken: '' } },
    })
  })

  it('are saved with the destination, and then kept nowhere else', () => {
    const { service, file, pastes, draft } = afterPaste()
    const { id } = saveIn(service, draft)
    expect(credentialsOf(service, id)).toMatchObject({ ok: true, value: { secretAccessKey: sampleSecret } })
    expect(file.text).not.toMatch(/pasteId|paste-1/)
    expect(pastes.credentialsOf('paste-1')).toBeUndefined()
  })

  it('stay until they are saved, even if the form is refused', () => {
    const { service, draft, pastes } = afterPaste()
    const refused = service.destinationKeeper.save({ ...draft, fields: { ...sampleFields, bucket: '' } })
    expect(refused.ok).toBe(false)
    expect(pastes.credentialsOf('paste-1')).toBeDefined()
  })

  it('give way to what was typed since', () => {
    const { service, draft } = afterPaste()
    const typed = { ...draft.credentials, secretAccessKey: '1'.repeat(40) }
    expect(service.targetOfDraft({ ...draft, credentials: typed })).toMatchObject({
      value: { credentials: { accessKeyId: keyId, secretAccessKey: '1'.repeat(40) } },
    })
  })

  it('replace stored temporary keys, including the token', () => {
    const { service, draft } = afterPaste()
    const stored = saveIn(service, {
      fields: sampleFields,
      credentials: { accessKeyId: 'old', secretAccessKey: 'old', sessionToken: 'old' },
    })
    expect(service.targetOfDraft({ ...draft, id: stored.id })).toMatchObject({
      value: { credentials: { accessKeyId: keyId, sessionToken: '' } },
    })
  })

  it('are forgotten after ten minutes, which the form is told', () => {
    const { service, draft, clock } = afterPaste()
    clock.advance(10 * 60 * 1000)
    const forgotten = {
      ok: false,
      problem: [{ field: 'secretAccessKey', problem: 'paste-forgotten', facts: {} }],
    }
    expect(service.targetOfDraft(draft)).toEqual(forgotten)
    expect(service.destinationKeeper.save(draft)).toEqual(forgotten)
  })

  it('outlive one more paste, so that it can be undone, but not two', () => {
    const { pastes } = afterPaste()
    pastes.understand(other)
    expect(pastes.credentialsOf('paste-1')).toBeDefined()
    pastes.understand(block)
    expect(pastes.credentialsOf('paste-1')).toBeUndefined()
    expect(pastes.credentialsOf('paste-2')).toBeDefined()
  })

  it('are not replaced by an address, which has no keys', () => {
    const { pastes } = afterPaste()
    for (const bucket of ['a', 'b', 'c']) pastes.understand(`s3://bucket-${bucket}`)
    expect(pastes.credentialsOf('paste-1')).toBeDefined()
  })
})
