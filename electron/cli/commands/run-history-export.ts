import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type SavedHistory, writeEntries } from '../../core/history/export/export-history'
import { textOfFile } from '../../core/history/export/export-text'
import { failureText, type Failure } from '../../shared/failures/failure'
import { everything } from '../../shared/history/history'
import type { CommandIo, ExitCode, CommandContext } from './command-context'
import { standardOutput, type HistoryExportCommand } from '../command'

/** Writes the whole history to a new file or to the standard output, like the window's export. */
export async function runHistoryExport(
  { file, format }: HistoryExportCommand,
  { io, needs, translate, say }: CommandContext,
): Promise<ExitCode> {
  const refuse = (reason: Failure): ExitCode => {
    say(failureText(reason, translate))
    return 1
  }
  const saved = await needs.savedHistory()
  if (!saved.ok) return refuse(saved.problem)
  try {
    const history = saved.value?.history ?? noHistory
    const { text, count } = writeEntries(history, { query: everything }, format, needs.now())
    if (file === standardOutput) {
      const code = await printPieces(text, io)
      if (code !== undefined) return code
    } else {
      const content = textOfFile(untilStopped(text, io.signal), format)
      const written = await io.writeText(path.resolve(io.cwd, file), content)
      if (!written.ok) return io.signal.aborted ? 130 : refuse(written.problem)
    }
    const readFailure = history.readFailure()
    if (readFailure !== undefined) return refuse(readFailure)
    say(translate('historyExport.written', { count: count() }))
    return 0
  } finally {
    saved.value?.dispose()
  }
}

/**
 * Prints only as fast as the output is read.
 *
 * @returns the exit code if it ended early; the caller reports why
 */
async function printPieces(
  text: AsyncIterable<string>,
  { stdout, signal }: CommandIo,
): Promise<ExitCode | undefined> {
  for await (const piece of text) {
    // Signals are only handled while the event loop runs.
    await setImmediate()
    if (signal.aborted) return 130
    stdout.write(piece)
    if ((await stdout.finished()) !== '') return 1
  }
  return undefined
}

/** Throws when the person interrupts, so that what was written is deleted again. */
async function* untilStopped(text: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  for await (const piece of text) {
    signal.throwIfAborted()
    yield piece
  }
}

/** For a home where nothing was uploaded yet. */
const noHistory: SavedHistory['history'] = {
  search: () => new Float64Array(),
  read: () => [],
  find: () => [],
  readFailure: () => undefined,
}
