import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { lacksSessionToken, withCredential, withTypedCredential } from '../draft'
import type { FormPartProps } from '../form-part'
import { ExpiryTag } from './ExpiryTag'
import { SecretField } from './SecretField'

/** The key pair that signs each request. */
export function KeyPairFields({ draft, stored, pasted, sentence, wrongField, onChange }: FormPartProps) {
  const translate = useTranslate()
  const keyIdEnd = pasted?.accessKeyIdEnd ?? stored?.accessKeyIdEnd ?? ''
  const pastedSecret = pasted?.hasSecretAccessKey === true
  const { accessKeyId, secretAccessKey } = draft.credentials
  return (
    <>
      <SecretField
        name="accessKeyId"
        label={translate('settings.field.accessKeyId')}
        typed={accessKeyId}
        stored={keyIdEnd === '' ? undefined : { end: keyIdEnd }}
        isHidden={false}
        placeholder={draft.fields.provider === 'aws' ? translate('settings.placeholder.accessKeyId') : ''}
        problem={sentence('accessKeyId')}
        isWrong={wrongField === 'accessKeyId'}
        onType={(typed) => onChange(withTypedCredential(draft, 'accessKeyId', typed))}
        onKeepStored={() => onChange(withCredential(draft, 'accessKeyId', undefined))}
      />
      <SecretField
        name="secretAccessKey"
        label={translate('settings.field.secretAccessKey')}
        typed={secretAccessKey}
        stored={pastedSecret || stored?.hasSecretAccessKey === true ? { end: '' } : undefined}
        isHidden
        help={pastedSecret && secretAccessKey === undefined ? translate('paste.fromPaste') : undefined}
        problem={sentence('secretAccessKey')}
        isWrong={wrongField === 'secretAccessKey'}
        onType={(typed) => onChange(withTypedCredential(draft, 'secretAccessKey', typed))}
        onKeepStored={() => onChange(withCredential(draft, 'secretAccessKey', undefined))}
      />
    </>
  )
}

/** The third part of temporary credentials; a stored one can be removed. */
export function SessionTokenField({ draft, stored, pasted, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  const typed = draft.credentials.sessionToken
  const kept = pasted?.hasSecretAccessKey === true ? pasted : stored
  const hasToken = kept?.hasSessionToken === true
  const expiresAt = kept?.expiresAt ?? 0
  // Only AWS's keys tell by their first letters whether they are temporary.
  const keys = draft.fields.provider === 'aws' ? {} : { context: 'unmarked' }
  const isLacking =
    (lacksSessionToken(draft) || pasted?.missing.includes('sessionToken') === true) && !hasToken
  return (
    <SecretField
      name="sessionToken"
      label={translate('settings.field.sessionToken')}
      typed={typed}
      stored={hasToken ? { end: '' } : undefined}
      isHidden
      placeholder={
        // The usual placeholder would contradict the help.
        isLacking
          ? ''
          : translate(typed === '' ? 'settings.tokenRemoved' : 'settings.placeholder.sessionToken')
      }
      help={isLacking ? translate('settings.temporaryKey') : translate('settings.help.sessionToken', keys)}
      problem={sentence('sessionToken')}
      onType={(text) => onChange(withTypedCredential(draft, 'sessionToken', text))}
      onKeepStored={() => onChange(withCredential(draft, 'sessionToken', undefined))}
      extra={
        <>
          {expiresAt === 0 ? null : <ExpiryTag expiresAt={expiresAt} />}
          <Button
            kind="quiet"
            size="small"
            aria-label={translate('settings.removeTokenField')}
            onPress={() => onChange(withCredential(draft, 'sessionToken', ''))}
          >
            {translate('settings.removeToken')}
          </Button>
        </>
      }
    />
  )
}
