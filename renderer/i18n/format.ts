import type { Translate } from '../../electron/shared/failures/failure'
import type { Language } from '../../electron/shared/languages'

const byteUnits = [
  { least: 1e9, unit: 'gigabyte', digits: 2 },
  { least: 1e6, unit: 'megabyte', digits: 1 },
  { least: 1e3, unit: 'kilobyte', digits: 0 },
  { least: 1, unit: 'byte', digits: 0 },
] as const

type ByteUnit = (typeof byteUnits)[number]

/** Decimal units, as in the file managers of macOS and Linux. What would round to 1,000 uses the next unit. */
function unitFor(bytes: number): ByteUnit {
  const fitting = byteUnits.findIndex((unit) => bytes >= unit.least)
  const larger = byteUnits[fitting - 1]
  const unit = byteUnits[fitting] ?? byteUnits[3]
  return larger !== undefined && rounded(bytes, unit) >= 1000 ? larger : unit
}

function rounded(bytes: number, { least, digits }: ByteUnit): number {
  return Number((bytes / least).toFixed(digits))
}

/** Formats numbers, sizes and times in one language. */
export interface Format {
  /** 6.8 MB */
  readonly size: (bytes: number) => string
  /** 2.1 of 6.8 MB */
  readonly sentOf: (sent: number, total: number) => string
  /** 1.8 MB/s */
  readonly speed: (bytesPerSecond: number) => string
  /** 3 s, 2 min, 1.5 h: rounded, because it is only an estimate. */
  readonly duration: (seconds: number) => string
  /** 7 days, 12 hours, 15 minutes: in the largest suitable unit, rounded down. */
  readonly span: (seconds: number) => string
  /** 31%, from a fraction. Never shows 100 before everything is sent. */
  readonly percent: (fraction: number) => string
  readonly count: (value: number) => string
  /** 14:02 */
  readonly time: (at: number) => string
  /** Nov 24, 2026, 14:02 */
  readonly moment: (at: number) => string
  /** 14:02 today; Nov 24, 2026, 14:02 on other days. */
  readonly when: (at: number, now: number) => string
  /** now, 3 min. ago; 14:02 after an hour, with the date on later days. */
  readonly ago: (at: number, now: number) => string
  /** Today, Yesterday, else Tuesday, November 24, with the year if it is not the current one. */
  readonly day: (at: number, now: number) => string
  /** In the order of a dictionary, and of the numbers in them. */
  readonly sorted: (texts: readonly string[]) => readonly string[]
}

/** Creates the formatters once: each costs more than formatting thousands of numbers. */
export function createFormat(language: Language, translate: Translate): Format {
  const whole = new Intl.NumberFormat(language)
  const collator = new Intl.Collator(language, { numeric: true })
  return {
    ...sizeFormat(language, translate),
    ...timeFormat(language, translate),
    duration: (seconds) => {
      const rounded = Math.max(1, Math.round(seconds))
      if (rounded < 60) return translate('units.seconds', { value: rounded })
      const minutes = Math.round(seconds / 60)
      if (minutes < 60) return translate('units.minutes', { value: minutes })
      return translate('units.hours', { value: whole.format(Math.round(seconds / 360) / 10) })
    },
    span: (seconds) => span(language, seconds),
    percent: (fraction) => translate('units.percent', { value: wholePercent(fraction) }),
    count: (value) => whole.format(value),
    sorted: (texts) => texts.toSorted(collator.compare),
  }
}

function sizeFormat(language: Language, translate: Translate): Pick<Format, 'size' | 'sentOf' | 'speed'> {
  const writer = (digits: number, unit: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...unit,
    })
  const sizeWriter = ({ unit, digits }: ByteUnit, shown: number = digits) =>
    writer(shown, { style: 'unit', unit, unitDisplay: 'short' })
  const numbers = { 0: writer(0), 1: writer(1), 2: writer(2) }
  const sizes = {
    gigabyte: sizeWriter(byteUnits[0]),
    megabyte: sizeWriter(byteUnits[1]),
    kilobyte: sizeWriter(byteUnits[2]),
  }
  /** For what rounds to nothing: a plain zero. */
  const zeros = {
    gigabyte: sizeWriter(byteUnits[0], 0),
    megabyte: sizeWriter(byteUnits[1], 0),
    kilobyte: sizes.kilobyte,
  }
  const number = (bytes: number, unit: ByteUnit) =>
    numbers[rounded(bytes, unit) === 0 ? 0 : unit.digits].format(bytes / unit.least)
  const size = (bytes: number, unit = unitFor(bytes)) =>
    // Written out here because the system's short form in Korean is "byte".
    unit.unit === 'byte'
      ? translate('units.bytes', { value: number(bytes, unit) })
      : (rounded(bytes, unit) === 0 ? zeros : sizes)[unit.unit].format(bytes / unit.least)
  return {
    size: (bytes) => size(bytes),
    sentOf: (sent, total) => {
      const unit = unitFor(total)
      return translate('units.sentOf', {
        sentNumber: number(sent, unit),
        sent: size(sent, unit),
        total: size(total, unit),
      })
    },
    speed: (bytesPerSecond) => translate('units.perSecond', { size: size(bytesPerSecond) }),
  }
}

function timeFormat(
  language: Language,
  translate: Translate,
): Pick<Format, 'time' | 'moment' | 'when' | 'ago' | 'day'> {
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options)
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const time = date(clock)
  const moment = date({ year: 'numeric', month: 'short', day: 'numeric', ...clock })
  const thisYear = date({ weekday: 'long', month: 'long', day: 'numeric' })
  const otherYear = date({ year: 'numeric', month: 'long', day: 'numeric' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })

  const day = (at: number, now: number): string => {
    const distance = daysApart(at, now)
    if (distance === 0) return translate('history.today')
    if (distance === 1) return translate('history.yesterday')
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
    return (sameYear ? thisYear : otherYear).format(at)
  }
  return {
    time: (at) => time.format(at),
    moment: (at) => moment.format(at),
    when: (at, now) => (daysApart(at, now) === 0 ? time : moment).format(at),
    ago: (at, now) => {
      const minutes = Math.floor((now - at) / 60_000)
      if (minutes < 1) return relative.format(0, 'second')
      if (minutes < 60) return relative.format(-minutes, 'minute')
      return daysApart(at, now) === 0 ? time.format(at) : day(at, now)
    },
    day,
  }
}

const minuteSeconds = 60
const hourSeconds = 3_600
const daySeconds = 86_400

/** At least a minute. A begun minute counts for days and hours, so that 12 hours that have just begun are 12. */
function span(language: Language, seconds: number): string {
  const written = (value: number, unit: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(value))
  const isWholeDays = seconds > 0 && seconds % daySeconds === 0
  const begun = seconds + minuteSeconds - 1
  if (isWholeDays || begun >= 2 * daySeconds) return written(begun / daySeconds, 'day')
  if (seconds >= hourSeconds) return written(begun / hourSeconds, 'hour')
  return written(Math.max(1, seconds / minuteSeconds), 'minute')
}

/** Rounded down, so that 100 means finished. */
export function wholePercent(fraction: number): number {
  return Math.floor(Math.min(Math.max(fraction, 0), 1) * 100)
}

/** Calendar days, in the person's time zone, between two moments. */
function daysApart(at: number, now: number): number {
  const day = (moment: number) => new Date(moment).setHours(0, 0, 0, 0)
  return Math.round((day(now) - day(at)) / 86_400_000)
}
