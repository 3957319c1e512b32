import { dialog, shell } from 'electron'
import { failure, type Failure, type Translate } from '../shared/failures/failure'
import { problem, success, type Result } from '../shared/result'
import { judgeAddress } from './judge-address'

/** Opens addresses in the person's browser. */
export class Browser {
  readonly #translate: Translate
  /** Hosts that the person has agreed to open without encryption since the start. */
  readonly #agreed = new Set<string>()

  constructor(translate: Translate) {
    this.#translate = translate
  }

  /** @returns why it was not opened; that the person decided against it is no failure */
  async open(address: string): Promise<Result<null, Failure>> {
    const judgement = judgeAddress(address)
    if (judgement.kind === 'refuse') return problem(failure('unexpected', { reason: 'noWebAddress' }))
    if (judgement.kind === 'ask' && !(await this.#agrees(judgement.host, address))) return success(null)
    try {
      await shell.openExternal(address)
      return success(null)
    } catch (error) {
      return problem(failure('unexpected', { reason: 'noBrowser' }, String(error)))
    }
  }

  async #agrees(host: string, address: string): Promise<boolean> {
    if (this.#agreed.has(host)) return true
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: this.#translate('dialog.openPlainTitle', { host }),
      detail: this.#translate('dialog.openPlainDetail', { address }),
      buttons: [this.#translate('dialog.openPlainNot'), this.#translate('dialog.openPlainButton')],
      defaultId: 0,
      cancelId: 0,
    })
    if (response === 1) this.#agreed.add(host)
    return response === 1
  }
}
