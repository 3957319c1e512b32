import { useEffect, useState } from 'react'
import { api } from '../../api'
import { useOverview } from '../../state/stores'

/** Whether the last batch can be taken back; main decides. */
export function useHasUndo(): boolean {
  const { count, done, pending } = useOverview()
  const [hasUndo, setHasUndo] = useState(false)
  useEffect(() => {
    let isCurrent = true
    void api.undoableBatch().then((batch) => {
      if (isCurrent) setHasUndo(batch !== null)
    })
    return () => {
      isCurrent = false
    }
  }, [count, done, pending])
  return hasUndo
}
