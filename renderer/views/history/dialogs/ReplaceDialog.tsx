import type { MenuPlace } from '../../../../electron/shared/app/context-menu'
import { describeFailure } from '../../../../electron/shared/failures/failure'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { Button } from '../../controls/buttons/Button'
import { CopyButton } from '../../controls/buttons/CopyButton'
import { Dialog } from '../../controls/dialogs/Dialog'
import { FileButton } from '../../controls/buttons/FileButton'
import { LinkText } from '../../controls/text/LinkText'
import { Meter } from '../../uploads/row/Meter'
import type { Replacement } from './replacement'
import styles from './ReplaceDialog.module.css'

export interface ReplaceDialogProps {
  readonly name: string
  readonly replacement: Replacement
  /** Whether files hover over the window. */
  readonly isHovering: boolean
  readonly onChoose: (file: File) => void
  readonly onInsist: () => void
  /** Sends the last chosen file again. */
  readonly onAgain: () => void
  readonly onCopyFresh: () => Promise<boolean>
  readonly onOpen: (url: string) => void
  readonly onLinkMenu: (url: string, place: MenuPlace) => void
  readonly onClose: () => void
}

/** Asks for the image that replaces an entry's, and shows the result. */
export function ReplaceDialog(props: ReplaceDialogProps) {
  const { name, replacement, onInsist, onAgain, onCopyFresh, onClose } = props
  const translate = useTranslate()
  const words = (key: string) => translate(`history.replace.${key}`)
  const cancel = <Button onPress={onClose}>{translate('common.cancel')}</Button>
  const actions = () => {
    switch (replacement.state) {
      case 'changed':
        return (
          <>
            <Button autoFocus onPress={onClose}>
              {words('keep')}
            </Button>
            <Button kind="danger" onPress={onInsist}>
              {words('insist')}
            </Button>
          </>
        )
      case 'replaced':
        return (
          <>
            {replacement.freshUrl === null ? null : (
              <CopyButton onCopy={onCopyFresh}>{words('copyFresh')}</CopyButton>
            )}
            <Button kind="primary" autoFocus onPress={onClose}>
              {translate('common.close')}
            </Button>
          </>
        )
      case 'choosing':
        return (
          <>
            {cancel}
            {replacement.refusal?.retryable === true ? (
              <Button kind="primary" icon="retry" onPress={onAgain}>
                {words('again')}
              </Button>
            ) : null}
          </>
        )
      case 'sending':
        return cancel
    }
  }
  return (
    <Dialog
      title={translate('history.replace.title', { name })}
      isOpen
      onClose={onClose}
      closeLabel={translate('common.close')}
      actions={actions()}
    >
      <Body {...props} />
    </Dialog>
  )
}

function Body({ replacement, isHovering, onChoose, onOpen, onLinkMenu }: ReplaceDialogProps) {
  const translate = useTranslate()
  const words = (key: string) => translate(`history.replace.${key}`)
  switch (replacement.state) {
    case 'choosing': {
      const refusal =
        replacement.refusal === undefined ? undefined : describeFailure(replacement.refusal, translate)
      return (
        <div className={styles['body']}>
          <p>{words('explain')}</p>
          {refusal === undefined ? null : (
            <p role="alert" className={styles['refusal']}>
              {refusal.message} {refusal.fix}
            </p>
          )}
          <div className={classes(styles['drop'], isHovering && styles['hovering'])}>
            <p>{words('drop')}</p>
            <FileButton accept="image/*" icon="file" autoFocus onChoose={onChoose}>
              {words('choose')}
            </FileButton>
          </div>
        </div>
      )
    }
    case 'sending':
      return (
        <div className={styles['body']} role="status">
          <p>{words('sending')}</p>
          <Meter label={words('sending')} fraction={replacement.fraction} />
        </div>
      )
    case 'changed':
      return (
        <p className={styles['body']} role="alert">
          {words('changed')}
        </p>
      )
    case 'replaced': {
      const { cacheControl, freshUrl } = replacement
      return (
        <div className={styles['body']} role="status">
          <p>{words('done')}</p>
          <p>
            {cacheControl === '' ? words('cached') : translate('history.replace.cachedFor', { cacheControl })}
          </p>
          {freshUrl === null ? null : (
            <>
              <p>{words('fresh')}</p>
              <LinkText
                url={freshUrl}
                onOpen={onOpen}
                onMenu={(place) => onLinkMenu(freshUrl, place)}
                wraps
              />
            </>
          )}
        </div>
      )
    }
  }
}
