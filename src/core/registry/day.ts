import { isDay } from '../units/dates.ts'

/**
 * Is this a day that the registry can mean? A calendar day of the twentieth or the twenty-first century: what lies
 * outside (01/01/0000, 31/12/9999) is a slip, and no page, file or database agrees with another about it.
 */
export const isRegistryDay = (text: string): boolean => /^(?:19|20)/.test(text) && isDay(text)
