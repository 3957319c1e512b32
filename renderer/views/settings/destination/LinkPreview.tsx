import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { useSnugTail } from '../../controls/text/snug-tail'
import { readableUrl, splitUrl } from '../../controls/text/readable-url'
import styles from './LinkPreview.module.css'

/** An example image's key and link; nothing while the template is wrong. The URL may be empty. */
export type KeyPreview = { readonly key: string; readonly url: string } | undefined

export interface LinkPreviewProps {
  readonly preview: KeyPreview
  /** How long a presigned link is valid; 0 for a public one. */
  readonly lifeSeconds: number
}

/** An example key and link, updated while the person types. */
export function LinkPreview({ preview, lifeSeconds }: LinkPreviewProps) {
  const translate = useTranslate()
  const format = useFormat()
  return (
    <div className={styles['preview']}>
      <p className={styles['lead']}>{translate('settings.previewLead')}</p>
      {preview === undefined || preview.url === '' ? (
        <p className={styles['missing']}>{translate('settings.previewMissing')}</p>
      ) : (
        <>
          <ExampleUrl url={preview.url} />
          {lifeSeconds === 0 ? null : (
            <p className={styles['signature']}>
              {translate('settings.previewSignature', { span: format.span(lifeSeconds) })}
            </p>
          )}
        </>
      )}
      {preview === undefined ? null : (
        <p className={styles['key']}>
          {translate('settings.previewKey')} <span className="selectable">{preview.key}</span>
        </p>
      )}
    </div>
  )
}

/** The host is in quiet text; the file name stands out and is the last part to be cut. */
function ExampleUrl({ url }: { readonly url: string }) {
  const { head, tail } = splitUrl(readableUrl(url))
  const cut = useSnugTail(head)
  return (
    <p className={styles['url']} title={url}>
      <span className={styles['head']} ref={cut}>
        {head}
      </span>
      <span className={styles['tail']}>{tail}</span>
    </p>
  )
}
