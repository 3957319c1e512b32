import { withSuffix } from '../../../naming/with-suffix'
import type { UploadPlan } from '../../../ports/journal'

/** The key that an upload has been given. */
export function keyOf({ wantedKey, suffix }: Pick<UploadPlan, 'wantedKey' | 'suffix'>): string {
  return withSuffix(wantedKey, suffix)
}
