import { useState } from 'react'
import { maxEditorOrigins } from '../../../../electron/shared/app/settings'
import { parseOrigins } from '../../../../electron/shared/app/origins'
import { useTranslate } from '../../../i18n/use-translate'
import { onEnter } from '../../controls/fields/on-enter'
import { TextField } from '../../controls/fields/TextField'
import { longestText } from '../form-part'

export interface OriginsFieldProps {
  readonly value: readonly string[]
  readonly onChange: (origins: readonly string[]) => void
}

/** The web pages that may send requests. Applied on blur, since half an origin may be another valid one. */
export function OriginsField({ value, onChange }: OriginsFieldProps) {
  const translate = useTranslate()
  const [typed, setTyped] = useState(value.join(' '))
  const [isWrong, setWrong] = useState(false)

  function take() {
    const origins = parseOrigins(typed)
    const isTaken = origins !== undefined && origins.length <= maxEditorOrigins
    setWrong(!isTaken)
    if (!isTaken) return
    setTyped(origins.join(' '))
    if (origins.join(' ') !== value.join(' ')) onChange(origins)
  }

  return (
    <TextField
      label={translate('settings.editors.origins')}
      help={translate('settings.editors.originsMeans')}
      problem={isWrong ? translate('settings.editors.originsWrong') : undefined}
      value={typed}
      onChange={setTyped}
      onBlur={take}
      onKeyDown={onEnter(take)}
      maxLength={longestText}
      monospace
      spellCheck="false"
    />
  )
}
