import type { UploadPlan } from '../../../ports/journal'
import { withoutMultipart } from '../parts/own-multipart'

/** The plan of an upload that gives up its key, and with it what is only true of that: its parts, and what it may replace. */
export function withoutKey(plan: UploadPlan): UploadPlan {
  const { mayReplace: _underFormer, ...rest } = withoutMultipart(plan)
  return { ...rest, wantedKey: '', suffix: 0 }
}
