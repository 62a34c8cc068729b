/** Something could not be begun, and says nothing of whom it was for: it waits for another time. */
export class NotNow extends Error {
  override name = 'NotNow';
}
