import { describe, expect, it } from 'vitest'
import type {
  DestinationDraft,
  DestinationFields,
} from '../../../../electron/shared/destinations/destination'
import { draftOf, isEdited, withFields, withTypedCredential } from '../../../../renderer/views/settings/draft'
import { mergeDraft } from '../../../../renderer/views/settings/merge-draft'
import { destination } from '../../examples'

const before = draftOf(destination, 'keyring')

interface Example {
  readonly name: string
  readonly typed: Partial<DestinationFields>
  readonly elsewhere: Partial<DestinationFields>
  readonly together: Partial<DestinationFields>
}

const profile = (name: string) => ({ kind: 'profile', name }) as const

const examples: readonly Example[] = [
  {
    name: 'takes what was changed elsewhere',
    typed: { name: 'Docs' },
    elsewhere: { region: 'us-east-1', trustedCertificate: 'ab:cd' },
    together: { name: 'Docs', region: 'us-east-1', trustedCertificate: 'ab:cd' },
  },
  {
    name: 'keeps what was typed if both changed the same field',
    typed: { region: 'us-west-2' },
    elsewhere: { region: 'us-east-1', linkLifeSeconds: 900 },
    together: { region: 'us-west-2', linkLifeSeconds: 900 },
  },
  {
    name: 'keeps a field that was emptied',
    typed: { publicUrlBase: '' },
    elsewhere: { linkFormat: 'html' },
    together: { publicUrlBase: '', linkFormat: 'html' },
  },
  {
    name: 'compares sources of credentials by their content',
    typed: { credentialsSource: profile('blog') },
    elsewhere: { credentialsSource: profile('work') },
    together: { credentialsSource: profile('blog') },
  },
  {
    name: 'takes the source of credentials that was chosen elsewhere',
    typed: { name: 'Docs', credentialsSource: { kind: 'keys' } },
    elsewhere: { credentialsSource: profile('work') },
    together: { name: 'Docs', credentialsSource: profile('work') },
  },
]

describe('an edited form, when the stored destination changes,', () => {
  it.each(examples)('$name', ({ typed, elsewhere, together }) => {
    const after = withFields(before, elsewhere)
    expect(mergeDraft(withFields(before, typed), before, after)).toEqual(withFields(before, together))
  })

  it('keeps typed secrets as they are, and takes none from elsewhere', () => {
    const typed = withTypedCredential(before, 'secretAccessKey', 'abc')
    const after = withFields(before, { region: 'us-east-1' })
    expect(mergeDraft(typed, before, after)).toEqual({ ...after, credentials: typed.credentials })
  })

  it('keeps the person’s choice of where to store the secret, and otherwise follows', () => {
    const inMemory: DestinationDraft = { ...before, secretKeeping: 'memory' }
    const plain: DestinationDraft = { ...before, secretKeeping: 'plain' }
    expect(mergeDraft(plain, inMemory, inMemory)).toEqual(plain)
    expect(mergeDraft(inMemory, inMemory, plain)).toEqual(plain)
  })

  it('has nothing left to save if the same was changed elsewhere', () => {
    const same = withFields(before, { region: 'us-east-1' })
    expect(isEdited(mergeDraft(same, before, same), same)).toBe(false)
  })
})
