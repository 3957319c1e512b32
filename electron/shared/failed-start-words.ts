export interface FailedStartWords {
  readonly title: string
  /** Of a part that could not be loaded. */
  readonly text: string
  /** Of a home where nothing can be written. */
  readonly folder: string
  /** Of a system that keeps Chromium's sandbox from starting; a command follows. */
  readonly sandbox: string
  readonly quitButton: string
  readonly startAnywayButton: string
}

/** Only these of each language: all other words come with the part of Ollim that may have failed to load. */
const files = import.meta.glob<FailedStartWords>('./words/*.json', { eager: true, import: 'failedStart' })

const noWords: FailedStartWords = {
  title: 'Ollim',
  text: '',
  folder: '',
  sandbox: '',
  quitButton: '',
  startAnywayButton: '',
}

/**
 * What is said of a start that failed, in the first of these languages that Ollim speaks.
 *
 * @param tags BCP 47, as the system lists what the person reads
 */
export function failedStartWords(tags: readonly string[]): FailedStartWords {
  const codes = [...tags.map((tag) => tag.toLowerCase().split(/[-_.]/)[0] ?? ''), 'en']
  const [spoken] = codes.flatMap((code) => files[`./words/${code}.json`] ?? [])
  return spoken ?? noWords
}
