import type { ReactNode, SubmitEvent, RefObject } from 'react'
import {
  accessLists,
  environmentDestinationId,
  type FieldProblem,
} from '../../../../electron/shared/destinations/destination'
import type { Failure } from '../../../../electron/shared/failures/failure'
import type { Settings } from '../../../../electron/shared/app/settings'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { Picker } from '../../controls/fields/Picker'
import { TextField } from '../../controls/fields/TextField'
import { CertificateFields, type CertificateFieldsProps } from './CertificateFields'
import { KeyPairFields, SessionTokenField } from '../fields/CredentialFields'
import { CredentialsSourceField } from '../fields/CredentialsSourceField'
import styles from './DestinationForm.module.css'
import { withFields } from '../draft'
import { fieldSentences, longestText, type FormPartProps } from '../form-part'
import { KeyTemplateField } from './KeyTemplateField'
import { LinkFields } from './LinkFields'
import { LinkFormatField } from './LinkFormatField'
import { LinkPreview, type KeyPreview } from './LinkPreview'
import { EndpointField } from '../fields/EndpointField'
import { BucketField, ProviderField, RegionOfBucket } from '../fields/PlaceFields'
import { MoreFields } from './MoreFields'
import { ProblemSummary } from '../ProblemSummary'
import { SessionFields } from './SessionFields'
import { SecretKeepingChoice } from '../fields/SecretKeepingChoice'

/** For submit buttons outside the form. */
export const destinationFormId = 'destination-form'

export interface DestinationFormProps extends Omit<FormPartProps, 'sentence'> {
  readonly formRef: RefObject<HTMLFormElement | null>
  readonly problems: readonly FieldProblem[]
  /** How many fields were wrong at the last refusal; 0 after the next edit. */
  readonly refusedFields: number
  readonly failure: Failure | undefined
  readonly preview: KeyPreview
  /** How the endpoint was understood; empty if it is used as typed. */
  readonly endpointRemark: string
  readonly certificateFile: CertificateFieldsProps['file']
  readonly onLeaveAddress: () => void
  /** Shown above the form of a new destination, and of one with temporary keys. */
  readonly pasteBox?: ReactNode
  readonly protection: Settings['secretProtection']
  readonly onSubmit: () => void
}

/** All fields of one destination: credentials, place, naming of images, public links. */
export function DestinationForm(props: DestinationFormProps) {
  const { formRef, draft, problems, refusedFields, failure, preview, protection, onChange, onSubmit } = props
  const translate = useTranslate()
  const sentence = fieldSentences(problems, translate)
  const { stored, pasted, offer, wrongField } = props
  const part: FormPartProps = { draft, stored, pasted, offer, sentence, wrongField, onChange }
  const isFixed = stored?.id === environmentDestinationId

  function submit(event: SubmitEvent) {
    event.preventDefault()
    onSubmit()
  }

  return (
    <form ref={formRef} id={destinationFormId} className={styles['form']} onSubmit={submit} noValidate>
      <div className={styles['whole']}>
        <ProblemSummary wrongFields={refusedFields} failure={failure} />
      </div>
      {isFixed ? (
        <p className={classes(styles['whole'], styles['fixed'])} role="note">
          {translate('settings.fromEnvironment')}
        </p>
      ) : null}
      {/* Only to disable all of it: to a screen reader it would be a group without a name. */}
      <fieldset role="none" className={styles['fields']} disabled={isFixed}>
        <div className={styles['whole']}>{props.pasteBox}</div>
        <div className={styles['whole']}>
          <ProviderField draft={draft} onChange={onChange} />
        </div>
        <NameField {...part} />
        <EndpointField {...part} remark={props.endpointRemark} onLeave={props.onLeaveAddress} />
        <BucketField {...part} onLeave={props.onLeaveAddress} />
        <RegionOfBucket {...part} />
        <CredentialsPart {...part} protection={protection} />
        <div className={styles['whole']}>
          <KeyTemplateField
            value={draft.fields.keyTemplate}
            onChange={(keyTemplate) => onChange(withFields(draft, { keyTemplate }))}
            problem={sentence('keyTemplate')}
          />
        </div>
        <div className={classes(styles['whole'], styles['part'])}>
          <LinkFields {...part} />
        </div>
        <div className={styles['whole']}>
          <LinkFormatField
            chosen={draft.fields.linkFormat}
            onChoose={(linkFormat) => onChange(withFields(draft, { linkFormat }))}
          />
        </div>
        <div className={styles['whole']}>
          <LinkPreview preview={preview} lifeSeconds={draft.fields.linkLifeSeconds} />
        </div>
        <More {...part} file={props.certificateFile} />
      </fieldset>
    </form>
  )
}

function NameField({ draft, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  return (
    <TextField
      name="name"
      label={translate('settings.field.name')}
      value={draft.fields.name}
      onChange={(name) => onChange(withFields(draft, { name }))}
      maxLength={longestText}
      placeholder={draft.fields.bucket || translate('settings.placeholder.name')}
      problem={sentence('name')}
    />
  )
}

function CredentialsPart({ protection, ...part }: FormPartProps & Pick<DestinationFormProps, 'protection'>) {
  const { draft, onChange } = part
  const isBorrowing = draft.fields.credentialsSource.kind !== 'keys'
  return (
    <>
      <div className={styles['whole']}>
        <CredentialsSourceField {...part} />
      </div>
      {isBorrowing ? null : (
        <>
          <KeyPairFields {...part} />
          <div className={styles['whole']}>
            <SessionTokenField {...part} />
          </div>
        </>
      )}
      <SessionFields {...part} />
      {protection === 'none' && !isBorrowing ? (
        <div className={styles['whole']}>
          <SecretKeepingChoice
            chosen={draft.secretKeeping ?? 'memory'}
            onChoose={(secretKeeping) => onChange({ ...draft, secretKeeping })}
          />
        </div>
      ) : null}
    </>
  )
}

/** Rarely needed fields; expanded at once if one of them is wrong. */
function More(props: CertificateFieldsProps) {
  const { draft, sentence, file, onChange } = props
  const translate = useTranslate()
  const isWrong =
    sentence('cacheControl') !== undefined ||
    sentence('certificateAuthority') !== undefined ||
    file.unreadable !== undefined
  return (
    <MoreFields title={translate('settings.more')} isWrong={isWrong}>
      <Picker
        label={translate('settings.field.accessList')}
        showsLabel
        items={accessLists.map((id) => ({ id, label: translate(`settings.accessListChoice.${id}`) }))}
        chosen={draft.fields.accessList}
        onChoose={(accessList) => onChange(withFields(draft, { accessList }))}
        help={translate('settings.help.accessList')}
      />
      <TextField
        name="cacheControl"
        label={translate('settings.field.cacheControl')}
        value={draft.fields.cacheControl}
        onChange={(cacheControl) => onChange(withFields(draft, { cacheControl }))}
        maxLength={longestText}
        spellCheck="false"
        monospace
        placeholder={translate('settings.placeholder.cacheControl')}
        help={translate('settings.help.cacheControl')}
        problem={sentence('cacheControl')}
      />
      <CertificateFields {...props} />
    </MoreFields>
  )
}
