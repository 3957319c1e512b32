import { useEffect, useState } from 'react'
import type { About } from '../../../electron/shared/contract'
import { api } from '../../api'
import { useAskedUndo, useDeletion, useScreen, useSettings, useStores } from '../../state/stores'
import { undoBatch } from '../undo'
import { useFormatExamples } from './use-format-examples'
import { AboutDialog } from '../../views/help/AboutDialog'
import { HelpSheet } from '../../views/help/HelpSheet'
import { ChangedQuestion } from '../../views/history/dialogs/ChangedQuestion'
import { UndoQuestion } from '../../views/uploads/UndoQuestion'

/** The sheets that can open over every screen. */
export function Sheets() {
  const stores = useStores()
  const { screen, undo } = stores
  const asked = useAskedUndo()
  const { asking } = useDeletion()
  const { sheet } = useScreen()
  const { preferences, shortcutState } = useSettings()
  const [about, setAbout] = useState<About>()
  const formats = useFormatExamples(sheet === 'help', preferences.customLinkTemplate)
  const onClose = () => screen.closeSheet()

  useEffect(() => {
    if (sheet !== undefined) void api.about().then(setAbout)
  }, [sheet])

  return (
    <>
      <HelpSheet
        isOpen={sheet === 'help'}
        onClose={onClose}
        platform={api.platform}
        globalShortcut={shortcutState === 'registered' ? preferences.globalShortcut : ''}
        formats={formats}
        about={about}
        onOpenLogFolder={() => void api.openLogFolder()}
      />
      {asked === undefined ? null : (
        <UndoQuestion
          {...asked}
          onClose={() => undo.close()}
          onConfirm={() => void undoBatch(stores, asked.batch.batchId)}
        />
      )}
      {asking.length === 0 ? null : (
        <ChangedQuestion objects={asking} onAnswer={(deletes) => void api.answerDeletion(deletes)} />
      )}
      <AboutDialog
        isOpen={sheet === 'about'}
        onClose={onClose}
        about={about}
        onOpenLogFolder={() => void api.openLogFolder()}
      />
    </>
  )
}
