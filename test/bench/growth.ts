/** From idle to busy the main process may grow by so much, whatever the size or the number of files. */
export const mostGrowthBytes = 64 * 1024 ** 2
