import { useEffect, useState } from 'react'
import {
  importScopes,
  type ImportScope,
  type ImportState,
} from '../../../../electron/shared/history/bucket-import'
import { destinationTitle } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { useBucketImport, useSettings, useStores } from '../../../state/stores'
import { Button } from '../../../views/controls/buttons/Button'
import { Dialog } from '../../../views/controls/dialogs/Dialog'
import { Picker } from '../../../views/controls/fields/Picker'
import { importWords, leftOutWords } from './import-words'
import styles from './ImportDialog.module.css'

/** Imports images that are already in a bucket into the history, while the person watches or does something else. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const translate = useTranslate()
  const { destinations, defaultDestinationId } = useSettings()
  const { bucketImport } = useStores()
  const run = useBucketImport()
  const [destinationId, setDestinationId] = useState(run?.destinationId ?? defaultDestinationId)
  const [scope, setScope] = useState<ImportScope>(run?.scope ?? 'folder')
  const isRunning = run?.state.kind === 'running'
  useEffect(() => bucketImport.watch(), [bucketImport])
  return (
    <Dialog
      isOpen
      title={translate('bucketImport.title')}
      closeLabel={translate('bucketImport.close')}
      onClose={onClose}
      actions={
        <>
          {isRunning ? null : (
            <Button onPress={onClose}>{translate(run === null ? 'common.cancel' : 'common.close')}</Button>
          )}
          {/* One button, so that it keeps its place and the keyboard focus. */}
          <Button
            kind={isRunning ? 'secondary' : 'primary'}
            isDisabled={destinationId === ''}
            onPress={() =>
              void (isRunning ? api.cancelBucketImport() : api.importBucket(destinationId, scope))
            }
          >
            {translate(isRunning ? 'bucketImport.stop' : 'bucketImport.start')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>{translate('bucketImport.explain')}</p>
        <Picker
          showsLabel
          label={translate('history.destination')}
          items={destinations.map((one) => ({ id: one.id, label: destinationTitle(one) }))}
          chosen={destinationId}
          onChoose={setDestinationId}
          isDisabled={isRunning}
        />
        <Picker
          showsLabel
          label={translate('bucketImport.where')}
          items={importScopes.map((id) => ({ id, label: translate(`bucketImport.scope.${id}`) }))}
          chosen={scope}
          onChoose={setScope}
          isDisabled={isRunning}
        />
      </div>
      <ImportOutcome state={run?.state} />
    </Dialog>
  )
}

/** Its progress, and its result in a live region that exists before it has text. */
function ImportOutcome({ state }: { readonly state: ImportState | undefined }) {
  const translate = useTranslate()
  const format = useFormat()
  const leftOut = leftOutWords(state?.leftOut, translate, format)
  const words = (
    <>
      {state === undefined ? null : <p>{importWords(state, translate, format)}</p>}
      {leftOut === '' ? null : <p className={styles['leftOut']}>{leftOut}</p>}
    </>
  )
  const isRunning = state?.kind === 'running'
  return (
    <div className={styles['outcome']}>
      {/* Only visible: it is not announced for each page of the listing. */}
      {isRunning ? words : null}
      <div role="status">{isRunning ? null : words}</div>
    </div>
  )
}
