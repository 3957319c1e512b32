import { describeFailure, type Failure } from '../../../electron/shared/failures/failure'
import { useTranslate } from '../../i18n/use-translate'
import { Banner } from '../../views/window/Banner'

/** Shown if part of Ollim's stored data is damaged, with what to do about it. */
export function DamageBanner({ failure }: { readonly failure: Failure }) {
  const { message, fix } = describeFailure(failure, useTranslate())
  return <Banner icon="warning" tone="amber" title={message} text={fix} />
}
