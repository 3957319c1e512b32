import { inEveryLanguage } from '../languages'
import { awsRegions } from './regions'

/** Words that people leave out or add: no two regions differ only by these. */
const idleWords: readonly string[] = ['aws', 'region', '리전', 'n', 'north', 'northern', '북부'].flatMap(
  wordsOf,
)

/** Each region by its names in the words; AWS itself calls two of them by their countries. */
const names: readonly (readonly [name: string, region: string])[] = [
  ...awsRegions.flatMap((region) => inEveryLanguage('region', region).map((name) => [name, region] as const)),
  ['Canada (Central)', 'ca-central-1'],
  ['Mexico (Central)', 'mx-central-1'],
]

const regionOfPlace = new Map(names.map(([name, region]) => [placeIn(name), region]))

/**
 * The code of an AWS region that was typed as a place, or copied from the console together with its name; any other
 * text is returned as it is.
 */
export function regionCode(text: string): string {
  const spaced = awsRegions.find((region) => region === wordsOf(text).join('-'))
  const inBrackets = /\(([^()]+)\)\s*$/.exec(text)?.[1] ?? ''
  const place = regionOfPlace.get(placeIn(text)) ?? regionOfPlace.get(placeIn(inBrackets))
  return codeBesideName(text) ?? spaced ?? place ?? text
}

/** The code of an AWS region in a text from the console that ends with it, after the region's name. */
export function codeBesideName(text: string): string | undefined {
  return /\s([a-z]{2,}(?:-[a-z]+)+-\d)$/.exec(text)?.[1]
}

function placeIn(name: string): string {
  const words = wordsOf(name).filter((word) => !idleWords.includes(word))
  return words.join(' ')
}

/** The words of a text, without capitals and accents. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
