import type { Translate } from '../../../electron/shared/failures/failure'

/** An image's type and size before and after its conversion, where they differ. */
export function beforeAndAfter(translate: Translate, before: string | undefined, after: string): string {
  return before === undefined || before === after ? after : translate('uploads.became', { before, after })
}
