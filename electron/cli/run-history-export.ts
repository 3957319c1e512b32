import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type SavedHistory, writeEntries } from '../core/history/export-history'
import { describeFailure, type Failure } from '../shared/failure'
import { everything } from '../shared/history'
import type { ExitCode, Setting } from './command-setting'
import type { HistoryExportCommand } from './parse-arguments'

/** Writes the whole history to a new file or to the standard output, as the window does. */
export async function runHistoryExport(
  { file, format }: HistoryExportCommand,
  { io, needs, translate }: Setting,
): Promise<ExitCode> {
  const refuse = (reason: Failure): ExitCode => {
    const { message, fix } = describeFailure(reason, translate)
    io.stderr.write(`${message} ${fix}\n`)
    return 1
  }
  const saved = await needs.savedHistory()
  if (!saved.ok) return refuse(saved.problem)
  try {
    const history = saved.value?.history ?? noHistory
    const { text, count } = writeEntries(history, { query: everything }, format, needs.now())
    if (file === '-') {
      for await (const piece of text) {
        // Where nothing waits, no signal comes in.
        await setImmediate()
        if (io.signal.aborted) return 130
        io.stdout.write(piece)
        // No faster than it is read. Its caller says why it could not be written.
        if ((await io.stdout.finished()) !== '') return 1
      }
    } else {
      const written = await io.writeText(path.resolve(io.cwd, file), untilStopped(text, io.signal))
      if (!written.ok) return io.signal.aborted ? 130 : refuse(written.problem)
    }
    const trouble = history.trouble()
    if (trouble !== undefined) return refuse(trouble)
    io.stderr.write(`${translate('historyExport.written', { count: count() })}\n`)
    return 0
  } finally {
    saved.value?.dispose()
  }
}

/** Fails when the person stops it, so that what is written goes again. */
async function* untilStopped(text: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  for await (const piece of text) {
    signal.throwIfAborted()
    yield piece
  }
}

/** Of a home where nothing was uploaded yet. */
const noHistory: SavedHistory['history'] = {
  search: () => new Float64Array(),
  read: () => [],
  find: () => [],
  trouble: () => undefined,
}
