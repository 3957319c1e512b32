import { shell } from 'electron'

/** Shows a folder in the system's file manager. */
export async function openFolder(folder: string): Promise<void> {
  await shell.openPath(folder)
}

/** Shows a file, selected, in the system's file manager. */
export function showInFolder(file: string): void {
  shell.showItemInFolder(file)
}
