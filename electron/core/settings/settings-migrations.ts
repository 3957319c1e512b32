type Raw = Readonly<Record<string, unknown>>

/** Turns settings of one version into those of the next. */
export type Migration = (settings: Raw) => Raw

/** One step per version: the first leads from version 1 to 2. Steps are only ever added. */
const steps: readonly Migration[] = []

/** The version that this Ollim writes. */
export const currentVersion = steps.length + 1

/** Takes settings from the version of their file to the newest version. */
export function migrate(settings: Raw, fromVersion: number, through: readonly Migration[] = steps): Raw {
  return through.slice(Math.max(0, fromVersion - 1)).reduce((before, step) => step(before), settings)
}
