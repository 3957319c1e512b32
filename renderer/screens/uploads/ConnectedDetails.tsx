import { copyText } from '../../copy-text'
import { useSettings, useUpload } from '../../state/stores'
import { UploadDetails } from '../../views/uploads/UploadDetails'
import { openLink } from '../open-link'

/** The details of one upload; nothing once it has been cleared. */
export function ConnectedDetails({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const upload = useUpload(id)
  const { destinations } = useSettings()
  if (upload === undefined) return null
  const destination = destinations.find((candidate) => candidate.id === upload.destinationId)
  return (
    <UploadDetails
      upload={upload}
      destinationName={destination?.name ?? ''}
      onCopyText={async (text) => copyText(text)}
      onOpenLink={openLink}
      onClose={onClose}
    />
  )
}
