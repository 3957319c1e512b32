import { useEffect, useState } from 'react'
import {
  importScopes,
  type ImportEnd,
  type ImportProgress,
  type ImportScope,
  type LeftOut,
} from '../../../electron/shared/bucket-import'
import { describeFailure } from '../../../electron/shared/failure'
import { api } from '../../api'
import { useFormat } from '../../i18n/useFormat'
import { useTranslate } from '../../i18n/useTranslate'
import { useSettings } from '../../state/stores'
import { Button } from '../../views/controls/Button'
import { Dialog } from '../../views/controls/Dialog'
import { Picker } from '../../views/controls/Picker'
import styles from './ImportDialog.module.css'

/** Brings what is already in a bucket into the history, while the person watches or does something else. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const translate = useTranslate()
  const { destinations, defaultDestinationId } = useSettings()
  const [destinationId, setDestinationId] = useState(defaultDestinationId)
  const [scope, setScope] = useState<ImportScope>('folder')
  const run = useImport()
  return (
    <Dialog
      isOpen
      title={translate('bucketImport.title')}
      closeLabel={translate('bucketImport.close')}
      onClose={onClose}
      actions={
        run.isRunning ? (
          <Button onPress={() => void api.cancelBucketImport()}>{translate('bucketImport.stop')}</Button>
        ) : (
          <Button
            kind="primary"
            isDisabled={destinationId === ''}
            onPress={() => run.start(destinationId, scope)}
          >
            {translate('bucketImport.start')}
          </Button>
        )
      }
    >
      <div className={styles['form']}>
        <p>{translate('bucketImport.explain')}</p>
        <Picker
          showsLabel
          label={translate('history.destination')}
          items={destinations.map(({ id, name, bucket }) => ({ id, label: name === '' ? bucket : name }))}
          chosen={destinationId}
          onChoose={setDestinationId}
          isDisabled={run.isRunning}
        />
        <Picker
          showsLabel
          label={translate('bucketImport.where')}
          items={importScopes.map((id) => ({ id, label: translate(`bucketImport.scope.${id}`) }))}
          chosen={scope}
          onChoose={setScope}
          isDisabled={run.isRunning}
        />
        <div role="status" className={styles['outcome']}>
          <p>
            <Outcome {...run} />
          </p>
          <LeftOutNote leftOut={run.progress.leftOut} />
        </div>
      </div>
    </Dialog>
  )
}

interface ImportRun {
  readonly isRunning: boolean
  readonly progress: ImportProgress
  readonly end: ImportEnd | undefined
}

function useImport(): ImportRun & { readonly start: (destinationId: string, scope: ImportScope) => void } {
  const [run, setRun] = useState<ImportRun>({
    isRunning: false,
    progress: { seen: 0, added: 0 },
    end: undefined,
  })
  useEffect(
    () => api.on('bucketImportProgressed', (progress) => setRun((known) => ({ ...known, progress }))),
    [],
  )
  return {
    ...run,
    start: (destinationId, scope) => {
      setRun({ isRunning: true, progress: { seen: 0, added: 0 }, end: undefined })
      void api
        .importBucket(destinationId, scope)
        .then((end) => setRun({ isRunning: false, progress: end, end }))
    },
  }
}

function Outcome({ isRunning, progress, end }: ImportRun) {
  const translate = useTranslate()
  const format = useFormat()
  const facts = {
    count: progress.added,
    seen: format.count(progress.seen),
    added: format.count(progress.added),
  }
  if (isRunning) return translate('bucketImport.progress', facts)
  if (end === undefined) return null
  if (end.kind !== 'failed') return translate(`bucketImport.${end.kind}`, facts)
  if (end.failure.kind === 'access-denied') return translate('bucketImport.denied')
  const { message, fix } = describeFailure(end.failure, translate)
  return `${message} ${fix}`
}

/** What may have been images, too, and why nobody knows. */
function LeftOutNote({ leftOut }: { readonly leftOut: LeftOut | undefined }) {
  const translate = useTranslate()
  const format = useFormat()
  if (leftOut === undefined) return null
  const { message, fix } = describeFailure(leftOut.failure, translate)
  const { count } = leftOut
  const said = translate('bucketImport.leftOut', { count, objects: format.count(count) })
  // What may not be looked at may not be read: the sentences of a refused upload would mislead.
  const why =
    leftOut.failure.kind === 'access-denied' ? translate('bucketImport.leftOutDenied') : `${message} ${fix}`
  return (
    <p className={styles['leftOut']}>
      {said} {why}
    </p>
  )
}
