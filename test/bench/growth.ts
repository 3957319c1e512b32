/** How much the main process may grow from idle to busy, whatever the size or number of files. */
export const maxGrowthBytes = 64 * 1024 ** 2
