import { nothingChecked, type LiveAnswer } from '../../shared/destinations/check'
import type { DestinationDraft } from '../../shared/destinations/destination'
import type { CheckRunner } from '../destinations/check-runner'
import { checkPartialTarget, type PartialCheckPorts } from '../doctor/check-partial-target'
import type { SettingsService } from './settings-service'

export interface LiveCheckNeeds extends PartialCheckPorts {
  readonly settings: Pick<SettingsService, 'targetOfDraft' | 'partialTargetOf'>
  readonly checks: CheckRunner
}

/** Checks a form while it is being filled in: all four steps once it is complete, until then what is possible. */
export class LiveCheck {
  readonly #needs: LiveCheckNeeds

  constructor(needs: LiveCheckNeeds) {
    this.#needs = needs
  }

  async answer(draft: DestinationDraft): Promise<LiveAnswer> {
    const { settings, checks, clock } = this.#needs
    const target = settings.targetOfDraft(draft)
    if (target.ok) return { report: await checks.run(target.value), buckets: [], isWhole: true, problems: [] }
    const partial = settings.partialTargetOf(draft)
    if (partial !== undefined) {
      return {
        ...(await checks.ask((signal) => checkPartialTarget(this.#needs, partial, signal))),
        isWhole: false,
        problems: target.problem,
      }
    }
    checks.cancel()
    return {
      report: { outcomes: nothingChecked, finishedAt: clock.now(), tookMilliseconds: 0 },
      buckets: [],
      isWhole: false,
      problems: target.problem,
    }
  }
}
