import { Withdrawals } from '../../electron/core/uploads/attempt/withdrawals'
import { LeftoverSweeper, type SweeperNeeds } from '../../electron/core/uploads/journal/leftover-sweeper'

/** A sweeper for which there is one destination, whose bucket is always opened in the same way. */
export function sampleSweeper(
  needs: Pick<SweeperNeeds, 'list' | 'journal' | 'clock' | 'open'> & Partial<SweeperNeeds>,
): LeftoverSweeper {
  return new LeftoverSweeper({
    withdrawals: new Withdrawals(),
    openAt: needs.open,
    openOthersAt: () => [],
    ...needs,
  })
}
