import { useTranslate } from '../../i18n/use-translate'
import { readableUrl, splitUrl } from '../controls/readable-url'
import styles from './LinkPreview.module.css'

/** What the form makes of an example image; nothing while the template is wrong. The URL may be empty. */
export type KeyPreview = { readonly key: string; readonly url: string } | undefined

/** An example key and link, kept up with what is typed. */
export function LinkPreview({ preview }: { readonly preview: KeyPreview }) {
  const translate = useTranslate()
  return (
    <div className={styles['preview']}>
      <p className={styles['lead']}>{translate('settings.previewLead')}</p>
      {preview === undefined || preview.url === '' ? (
        <p className={styles['missing']}>{translate('settings.previewMissing')}</p>
      ) : (
        <ExampleUrl url={preview.url} />
      )}
      {preview === undefined ? null : (
        <p className={styles['key']}>
          {translate('settings.previewKey')} <span className="selectable">{preview.key}</span>
        </p>
      )}
    </div>
  )
}

/** The host is quiet, the file name stands out and is never cut before the rest. */
function ExampleUrl({ url }: { readonly url: string }) {
  const { head, tail } = splitUrl(readableUrl(url))
  return (
    <p className={styles['url']} title={url}>
      <span className={styles['head']}>{head}</span>
      <span className={styles['tail']}>{tail}</span>
    </p>
  )
}
