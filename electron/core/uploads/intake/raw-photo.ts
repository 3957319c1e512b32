/** RAW formats that are recognised by their first bytes. */
const types =
  /^image\/x-(?:adobe-dng|canon-cr[23]|fujifilm-raf|nikon-nef|olympus-orf|panasonic-rw2|sony-arw)$/

/** Extensions of RAW formats that are built as a TIFF, and may look like one. */
const extensions = /\.(?:3fr|arw|cr2|dcr|dng|erf|fff|iiq|kdc|mef|mos|nef|nrw|pef|rwl|sr2|srf|srw)$/i

/** Whether an image is a RAW photo: what a camera's sensor saw, still to be developed, which no page shows. */
export function isRawPhoto(name: string, contentType: string): boolean {
  return types.test(contentType) || (contentType === 'image/tiff' && extensions.test(name))
}
