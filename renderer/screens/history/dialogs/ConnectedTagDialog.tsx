import { useState } from 'react'
import type { TagChange } from '../../../../electron/shared/history/history'
import { api } from '../../../api'
import { TagDialog } from '../../../views/history/dialogs/TagDialog'

export interface ConnectedTagDialogProps {
  readonly ids: readonly string[]
  /** The tags to show when it opens. */
  readonly before: readonly string[]
  readonly onClose: () => void
}

/** Tags entries. It keeps their tags itself, since the list need not have loaded entries that are out of sight. */
export function ConnectedTagDialog({ ids, before, onClose }: ConnectedTagDialogProps) {
  const [tags, setTags] = useState(before)
  const change = async ({ add, remove }: TagChange) => {
    const isTagged = await api.tagHistory(ids, { add, remove })
    if (isTagged) setTags((now) => [...new Set([...now, ...add])].filter((tag) => !remove.includes(tag)))
    // The notice with the reason would be hidden behind the dialog.
    else onClose()
  }
  return (
    <TagDialog
      tags={tags}
      count={ids.length}
      onAdd={(tag) => void change({ add: [tag], remove: [] })}
      onRemove={(tag) => void change({ add: [], remove: [tag] })}
      onClose={onClose}
    />
  )
}
