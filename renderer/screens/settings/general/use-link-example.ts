import { useEffect, useState } from 'react'
import type { LinkFormat, LinkTemplateProblem } from '../../../../electron/shared/links/link-format'
import type { Result } from '../../../../electron/shared/result'
import { api } from '../../../api'
import { whileCurrent } from '../../../while-current'

/** An example in a link format, made by main; `undefined` until main has answered. */
export function useLinkExample(
  format: LinkFormat,
  template: string,
): Result<string, LinkTemplateProblem> | undefined {
  const [answer, setAnswer] = useState<Result<string, LinkTemplateProblem>>()
  useEffect(() => whileCurrent(api.previewLinkFormat(format, template), setAnswer), [format, template])
  return answer
}
