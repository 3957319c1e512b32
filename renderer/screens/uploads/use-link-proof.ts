import { useState } from 'react'
import type { LinkProof } from '../../../electron/shared/links/link-proof'
import { api } from '../../api'

/** The check's result for this link; nothing if the last check was of another link. */
export type ProofView =
  | { readonly state: 'none' }
  | { readonly state: 'asking' }
  | { readonly state: 'late' }
  | { readonly state: 'known'; readonly proof: LinkProof }

const none: ProofView = { state: 'none' }

/** Opens an upload's link as a reader would, when the person asks for it. */
export function useLinkProof(id: string, url: string | undefined): readonly [ProofView, () => void] {
  const [asked, setAsked] = useState<{ readonly url: string; readonly view: ProofView }>()
  const check = (): void => {
    if (url === undefined) return
    setAsked({ url, view: { state: 'asking' } })
    void api.checkLink(id).then((proof) => {
      const view: ProofView = proof === null ? { state: 'late' } : { state: 'known', proof }
      setAsked((now) => (now?.url === url ? { url, view } : now))
    })
  }
  return [asked !== undefined && asked.url === url ? asked.view : none, check]
}
