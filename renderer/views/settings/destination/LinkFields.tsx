import type { Translate } from '../../../../electron/shared/failures/failure'
import { linkLives, longestLinkSeconds } from '../../../../electron/shared/links/link-life'
import { providerPreset } from '../../../../electron/shared/providers/providers'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import type { Format } from '../../../i18n/format'
import { Picker } from '../../controls/fields/Picker'
import { Switch } from '../../controls/fields/Switch'
import { TextField } from '../../controls/fields/TextField'
import { ChoiceChips } from '../fields/ChoiceChips'
import { withFields } from '../draft'
import { longestText, type FormPartProps } from '../form-part'

const linkKinds = ['public', 'presigned'] as const

/** The public address of the images, and how long links are valid. */
export function LinkFields(props: FormPartProps) {
  const { draft, onChange } = props
  const translate = useTranslate()
  const { linkLifeSeconds } = draft.fields
  const kind = linkLifeSeconds > 0 ? 'presigned' : 'public'
  return (
    <>
      <ChoiceChips
        label={translate('settings.field.links')}
        showsLabel
        choices={linkKinds.map((id) => ({ id, label: translate(`settings.linkKind.${id}`) }))}
        chosen={kind}
        help={translate(`settings.help.${kind}`)}
        onChoose={(chosen) =>
          onChange(withFields(draft, { linkLifeSeconds: chosen === 'public' ? 0 : longestLinkSeconds }))
        }
      />
      {kind === 'public' ? <PublicUrlField {...props} /> : <LinkLifeField {...props} />}
      <Switch
        name="pathStyle"
        isSelected={draft.fields.pathStyle}
        onChange={(pathStyle) => onChange(withFields(draft, { pathStyle }))}
        aria-label={translate('settings.field.pathStyle')}
        help={translate('settings.help.pathStyle')}
      >
        {translate('settings.field.pathStyle')}
      </Switch>
    </>
  )
}

function PublicUrlField({ draft, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  const { provider, publicUrlBase } = draft.fields
  return (
    <TextField
      name="publicUrlBase"
      label={translate('settings.field.publicUrlBase')}
      value={publicUrlBase}
      onChange={(typed) => onChange(withFields(draft, { publicUrlBase: typed.trim() }))}
      maxLength={longestText}
      spellCheck="false"
      monospace
      placeholder={providerPreset(provider).publicUrl || translate('settings.placeholder.publicUrlBase')}
      help={translate(`provider.${provider}.publicUrl`)}
      problem={sentence('publicUrlBase')}
    />
  )
}

function LinkLifeField(props: FormPartProps) {
  const { draft, sentence, onChange } = props
  const translate = useTranslate()
  const format = useFormat()
  const { linkLifeSeconds } = draft.fields
  const lives = linkLives.includes(linkLifeSeconds) ? linkLives : [...linkLives, linkLifeSeconds]
  return (
    <Picker
      label={translate('settings.field.linkLife')}
      showsLabel
      items={lives
        .toSorted((one, other) => one - other)
        .map((seconds) => ({ id: String(seconds), label: format.span(seconds) }))}
      chosen={String(linkLifeSeconds)}
      onChoose={(id) => onChange(withFields(draft, { linkLifeSeconds: Number(id) }))}
      help={longestLife(props, translate, format)}
      problem={sentence('linkLifeSeconds')}
    />
  )
}

/** Links expire with the keys that signed them: the longest life, by the kind of keys. */
function longestLife(
  { draft: { fields, credentials }, stored, pasted }: FormPartProps,
  translate: Translate,
  format: Format,
): string {
  const help = (context: string, facts = {}) => translate('settings.help.linkLife', { context, ...facts })
  if (fields.credentialsSource.kind !== 'keys') return help('borrowed')
  const { sessionToken } = credentials
  if (sessionToken !== undefined) return help(sessionToken === '' ? '' : 'token')
  const known = pasted ?? stored
  if (known?.hasSessionToken !== true) return translate('settings.help.linkLife')
  const { expiresAt } = known
  return expiresAt === 0 ? help('token') : help('tokenUntil', { moment: format.moment(expiresAt) })
}
