import { api } from '../../api'
import { copyText } from '../../copy-text'
import { useSettings, useUpload } from '../../state/stores'
import { UploadDetails } from '../../views/uploads/UploadDetails'
import { openLink } from '../open-link'
import { useLinkMenu } from '../use-link-menu'

/** The details of one upload; nothing once it has been cleared. */
export function ConnectedDetails({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const upload = useUpload(id)
  const { destinations } = useSettings()
  const showLinkMenu = useLinkMenu()
  if (upload === undefined) return null
  const destination = destinations.find((candidate) => candidate.id === upload.destinationId)
  return (
    <UploadDetails
      upload={upload}
      destinationName={destination?.name ?? ''}
      onCopyText={async (text) => copyText(text)}
      onOpenLink={openLink}
      onLinkMenu={(url, place) => showLinkMenu({ url, onCopy: () => api.copyLinks([id]) }, place)}
      onClose={onClose}
    />
  )
}
