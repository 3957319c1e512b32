type Raw = Readonly<Record<string, unknown>>

/** Turns the settings of one version into those of the next. */
export type Migration = (settings: Raw) => Raw

/** One small step a version: the first leads from version 1 to 2. Steps are only ever added. */
const steps: readonly Migration[] = []

/** The version this Ollim writes. */
export const currentVersion = steps.length + 1

/** Walks from the version a file was written in to the newest that the steps reach. */
export function migrate(settings: Raw, fromVersion: number, through: readonly Migration[] = steps): Raw {
  return through.slice(Math.max(0, fromVersion - 1)).reduce((before, step) => step(before), settings)
}
