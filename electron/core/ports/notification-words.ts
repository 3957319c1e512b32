/** What a notification of the desktop says. */
export interface NotificationWords {
  readonly title: string
  readonly body: string
}
