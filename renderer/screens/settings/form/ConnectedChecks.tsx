import { Checks, type ChecksProps } from '../../../views/settings/checks/Checks'
import { ConnectedMfaCode } from './ConnectedMfaCode'
import type { DestinationEditor } from './use-destination-editor'
import type { FormActions } from './use-form-actions'

export interface ConnectedChecksProps extends Pick<ChecksProps, 'follows' | 'isAnnounced'> {
  readonly editor: DestinationEditor
  readonly actions: FormActions
}

/** The results of a form's check, with what can be done about them. */
export function ConnectedChecks({ editor: { draft, check }, actions, ...rest }: ConnectedChecksProps) {
  return (
    <Checks
      {...rest}
      check={check}
      fields={draft.fields}
      codeField={<ConnectedMfaCode draft={draft} onBegun={actions.check} />}
      onFix={actions.fix}
      onCopyPolicy={actions.copyPolicy}
    />
  )
}
