import { useRef } from 'react'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { Button } from '../../controls/buttons/Button'
import { Icon } from '../../controls/Icon'
import { useKeptFocus } from '../../controls/use-kept-focus'
import styles from '../Bar.module.css'
import { destinationFormId } from './DestinationForm'

export interface DestinationBarProps {
  /** Not stored yet: it cannot be deleted, duplicated or made the default. */
  readonly isNew: boolean
  /** It comes from environment variables and cannot be changed here. */
  readonly isFixed: boolean
  readonly isDefault: boolean
  readonly isEdited: boolean
  /** Just saved: shown for a moment in place of Save. */
  readonly isSaved: boolean
  readonly isChecking: boolean
  /** While a check offers a fix, the fix is the primary button instead of Save. */
  readonly offersFix: boolean
  readonly onDelete: () => void
  readonly onDuplicate: () => void
  readonly onMakeDefault: () => void
  readonly onDiscard: () => void
  readonly onCheck: () => void
  readonly onCancelCheck: () => void
}

/** The actions for the destination in the form. */
export function DestinationBar(props: DestinationBarProps) {
  const { isNew, isFixed, isDefault, isEdited, isSaved, isChecking, offersFix } = props
  const translate = useTranslate()
  // Also while it says that the form was saved: it turns quiet afterwards, together with its words.
  const isWaiting = isNew || isEdited || isSaved
  const check = useRef<HTMLButtonElement>(null)
  const kept = useKeptFocus(() => check.current)
  return (
    <footer className={styles['bar']} {...kept}>
      {isNew ? null : (
        <>
          {isFixed ? null : (
            <Button kind="quietDanger" icon="trash" collapses onPress={props.onDelete}>
              {translate('settings.deleteDestination')}
            </Button>
          )}
          <Button kind="quiet" icon="copy" collapses onPress={props.onDuplicate}>
            {translate('settings.duplicate')}
          </Button>
          {isDefault ? null : (
            <Button kind="quiet" icon="star" collapses onPress={props.onMakeDefault}>
              {translate('settings.makeDefault')}
            </Button>
          )}
        </>
      )}
      <span className={styles['gap']} />
      {isEdited ? (
        <Button kind="quiet" icon="undo" collapses onPress={props.onDiscard}>
          {translate('settings.discard')}
        </Button>
      ) : null}
      {isChecking ? (
        <Button ref={check} onPress={props.onCancelCheck}>
          {translate('settings.stopCheck')}
        </Button>
      ) : (
        <Button ref={check} onPress={props.onCheck}>
          {translate('settings.check')}
        </Button>
      )}
      {isFixed ? null : (
        <Button
          kind={isWaiting && !offersFix ? 'primary' : 'secondary'}
          type="submit"
          form={destinationFormId}
        >
          {/* Each keeps its space, so that nothing moves. */}
          <span className={styles['either']}>
            <span className={classes(isSaved && styles['away'])}>{translate('settings.save')}</span>
            <span className={classes(styles['saved'], !isSaved && styles['away'])}>
              <Icon name="check" />
              {translate('settings.saved')}
            </span>
          </span>
        </Button>
      )}
    </footer>
  )
}
