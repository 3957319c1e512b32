export interface FailedStartWords {
  readonly title: string
  /** For a part that could not be loaded. */
  readonly text: string
  /** For a home where nothing can be written. */
  readonly folder: string
  /** For a system that keeps Chromium's sandbox from starting; a command follows. */
  readonly sandbox: string
  readonly quitButton: string
  readonly startAnywayButton: string
}

/** Only these words of each language: the others come with the part of Ollim that may have failed to load. */
const files = import.meta.glob<FailedStartWords>('../words/*.json', { eager: true, import: 'failedStart' })

const noWords: FailedStartWords = {
  title: 'Ollim',
  text: '',
  folder: '',
  sandbox: '',
  quitButton: '',
  startAnywayButton: '',
}

/**
 * The words about a failed start, in the first of these languages that Ollim speaks.
 *
 * @param tags BCP 47, in the order in which the system lists the person's languages
 */
export function failedStartWords(tags: readonly string[]): FailedStartWords {
  const codes = [...tags.map((tag) => tag.toLowerCase().split(/[-_.]/)[0] ?? ''), 'en']
  const [spoken] = codes.flatMap((code) => files[`../words/${code}.json`] ?? [])
  return spoken ?? noWords
}
