import { describeFailure, type Failure } from '../../../electron/shared/failure'
import { useTranslate } from '../../i18n/use-translate'
import { Banner } from '../../views/window/Banner'

/** What Ollim keeps is damaged in part, and what is to be done about it. */
export function DamageBanner({ failure }: { readonly failure: Failure }) {
  const { message, fix } = describeFailure(failure, useTranslate())
  return <Banner icon="alert" tone="amber" title={message} text={fix} />
}
