import { useEffect, useRef, useState } from 'react'
import { assertNever } from '../../../../electron/shared/assert-never'
import { failure } from '../../../../electron/shared/failures/failure'
import { sentFraction } from '../../../../electron/shared/uploads/sent-fraction'
import { api } from '../../../api'
import type { Replacement } from '../../../views/history/dialogs/replacement'

export interface Replacing {
  readonly replacement: Replacement
  readonly onChoose: (file: File) => void
  /** Reports that a paste contained no image. */
  readonly onNothing: () => void
  /** Replaces the object although it has changed since the upload. */
  readonly onInsist: () => void
  /** Sends the last chosen file again, with the same choices. */
  readonly onAgain: () => void
}

/** Replaces an entry's image; stops the replacement when the dialog closes. */
export function useReplacement(id: string): Replacing {
  const [replacement, setReplacement] = useState<Replacement>({ state: 'choosing', refusal: undefined })
  const last = useRef<{ readonly file: File; readonly evenIfChanged: boolean }>(undefined)
  useEffect(() => {
    const stop = api.on('replacementProgressed', (progress) =>
      setReplacement((known) =>
        known.state === 'sending' ? { ...known, fraction: sentFraction(progress) } : known,
      ),
    )
    return () => {
      stop()
      void api.cancelReplacement()
    }
  }, [])

  const send = async (file: File, evenIfChanged: boolean) => {
    last.current = { file, evenIfChanged }
    setReplacement({ state: 'sending', fraction: 0 })
    const answer = await api.replaceObject(id, file, evenIfChanged)
    switch (answer.kind) {
      case 'replaced':
        setReplacement({ ...answer, state: 'replaced' })
        return
      case 'changed':
        setReplacement({ state: 'changed' })
        return
      case 'refused':
        setReplacement({ state: 'choosing', refusal: answer.failure })
        return
      default:
        assertNever(answer)
    }
  }
  return {
    replacement,
    onChoose: (file) => void send(file, false),
    onNothing: () =>
      setReplacement((known) =>
        known.state === 'choosing'
          ? { ...known, refusal: failure('not-an-image', { reason: 'clipboardEmpty' }) }
          : known,
      ),
    onInsist: () => {
      if (last.current !== undefined) void send(last.current.file, true)
    },
    onAgain: () => {
      if (last.current !== undefined) void send(last.current.file, last.current.evenIfChanged)
    },
  }
}
