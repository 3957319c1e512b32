import {
  type Destination,
  environmentDestinationId,
} from '../../../../electron/shared/destinations/destination'

/** Whether a stored destination's form has the paste box: temporary keys have to be pasted again and again. */
export function takesPaste({ id, hasSessionToken }: Pick<Destination, 'id' | 'hasSessionToken'>): boolean {
  return hasSessionToken && id !== environmentDestinationId
}
