import type { UploadProgress } from '../../core/uploads/batches/upload-outcome'
import { sentFraction } from '../../shared/uploads/sent-fraction'
import type { Translate } from '../../shared/failures/failure'

/** ECMA-48: back to the first column, erase to the end of the line. */
const eraseLine = '\r\u001b[K'

/** A line on a terminal that is overwritten again and again, and erased at the end. */
export class ProgressLine {
  readonly #write: (text: string) => void
  readonly #translate: Translate
  #isShown = false

  /** @param write writes to the terminal */
  constructor(write: (text: string) => void, translate: Translate) {
    this.#write = write
    this.#translate = translate
  }

  show(progress: UploadProgress): void {
    const { finished, total } = progress
    const percent = Math.floor(sentFraction(progress) * 100)
    this.#write(`${eraseLine}${this.#translate('cli.progress', { finished, total, percent })}`)
    this.#isShown = true
  }

  clear(): void {
    if (this.#isShown) this.#write(eraseLine)
    this.#isShown = false
  }
}
