/** Controls other than tab and line ends, halves of surrogate pairs, and the two that are no characters. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu

/** A text without the characters that XML cannot carry. */
export const xmlSafe = (text: string): string => text.replace(NOT_IN_XML, '')
