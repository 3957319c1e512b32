import type { Translate } from '../../../electron/shared/failure'

/** What an image was and what goes up of it, where they differ. */
export function beforeAndAfter(translate: Translate, before: string | undefined, after: string): string {
  return before === undefined || before === after ? after : translate('uploads.became', { before, after })
}
