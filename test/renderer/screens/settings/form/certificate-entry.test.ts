import { expect, it } from 'vitest'
import {
  certificateChosen,
  certificateRead,
} from '../../../../../renderer/screens/settings/form/certificate-entry'
import { edited, saved, untouchedEntry } from '../../../../../renderer/screens/settings/form/form-entry'
import { emptyDraft, withFields } from '../../../../../renderer/views/settings/draft'

const original = emptyDraft('keyring')
const file = new File([], 'office.crt')
const later = new File([], 'home.crt')
const reading = certificateChosen(untouchedEntry, file)

it('a certificate joins what was typed meanwhile', () => {
  const typed = withFields(original, { bucket: 'photos' })
  const read = certificateRead(edited(reading, original, typed), original, file, 'PEM')
  expect(read.draft?.fields).toMatchObject({ bucket: 'photos', certificateAuthority: 'PEM' })
  expect(read.certificateFile).toBeUndefined()
})

it('of two files the later one counts', () => {
  const entry = certificateChosen(reading, later)
  expect(certificateRead(entry, original, file, 'PEM')).toBe(entry)
  expect(certificateRead(entry, original, later, 'PEM').draft?.fields.certificateAuthority).toBe('PEM')
})

it('a certificate that is typed meanwhile counts more than the file', () => {
  const typed = edited(reading, original, withFields(original, { certificateAuthority: 'typed' }))
  expect(certificateRead(typed, original, file, 'PEM')).toBe(typed)
})

it('a file that cannot be read is remembered until a certificate is typed', () => {
  const entry = certificateRead(reading, original, file, undefined)
  expect(entry.certificateFile).toEqual({ file, isUnreadable: true })
  expect(entry.draft).toBeUndefined()
  const typed = edited(entry, original, withFields(original, { certificateAuthority: 'typed' }))
  expect(typed.certificateFile).toBeUndefined()
})

it('a save does not stop the reading, but a discarded form does', () => {
  expect(certificateRead(saved(reading, original, original), original, file, 'PEM').draft).toBeDefined()
  expect(certificateRead(untouchedEntry, original, file, 'PEM')).toBe(untouchedEntry)
})
