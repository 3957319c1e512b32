import {
  conversionTypes,
  qualityRange,
  sideLimitRange,
  type ConversionOverrides,
} from '../shared/uploads/conversion'
import { problem, success, type Result } from '../shared/result'

/** The options for converting images, and the allowed range of their numbers. */
const ranges = {
  'longest-side': sideLimitRange,
  width: sideLimitRange,
  quality: qualityRange,
} as const
type NumberOption = keyof typeof ranges

export type ConversionProblem =
  | { readonly kind: 'unknownType'; readonly given: string; readonly types: string }
  | { readonly kind: 'badNumber'; readonly given: string; readonly minimum: number; readonly maximum: number }

interface Given {
  get(option: 'convert' | NumberOption): string | undefined
}

/** Everything without an option is left to the settings. */
export function conversionIn(given: Given): Result<ConversionOverrides, ConversionProblem> {
  const wanted = given.get('convert')
  const to = conversionTypes.find((type) => type === wanted)
  if (wanted !== undefined && to === undefined) {
    return problem({ kind: 'unknownType', given: wanted, types: conversionTypes.join(', ') })
  }
  const longestSide = numberIn(given, 'longest-side')
  if (!longestSide.ok) return longestSide
  const maxWidth = numberIn(given, 'width')
  if (!maxWidth.ok) return maxWidth
  const quality = numberIn(given, 'quality')
  if (!quality.ok) return quality
  return success({
    ...(to !== undefined && { to }),
    ...(longestSide.value !== undefined && { longestSide: longestSide.value }),
    ...(maxWidth.value !== undefined && { maxWidth: maxWidth.value }),
    ...(quality.value !== undefined && { quality: quality.value }),
  })
}

function numberIn(given: Given, name: NumberOption): Result<number | undefined, ConversionProblem> {
  const text = given.get(name)
  if (text === undefined) return success(undefined)
  const { minimum, maximum } = ranges[name]
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return value >= minimum && value <= maximum
    ? success(value)
    : problem({ kind: 'badNumber', given: `--${name}`, minimum, maximum })
}
