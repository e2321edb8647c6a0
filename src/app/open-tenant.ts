import { z } from 'zod'
import { fold } from '../core/text/fold.ts'
import type { Command } from './command.ts'

/** What a new tenant starts with: data with a basis, never code (reference/registry-defaults.json). */
export const RegistryDefaults = z.object({
  movement: z.object({
    slug: z.string(),
    name: z.string(),
    nameEn: z.string(),
    summary: z.string(),
    summaryEn: z.string(),
  }),
  taxonomy: z.object({
    name: z.string(),
    basis: z.string(),
    fields: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), aliases: z.array(z.string()) })),
  }),
  tags: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), aliases: z.array(z.string()) })),
})
export type RegistryDefaults = z.infer<typeof RegistryDefaults>

/**
 * Gives a tenant its first movement, fields and tags, so that a document can be read the minute after. Everything can
 * be changed by the tenant later; nothing here is official.
 */
export const openTenant: Command<RegistryDefaults, { movementId: string }> = {
  name: 'tenant.open',
  input: RegistryDefaults,
  action: 'tenant.open',
  work: async ({ write }, given) => {
    const m = given.movement
    const movement = await write.insert('movement', {
      slug: m.slug,
      name: m.name,
      name_en: m.nameEn,
      folded: fold(m.name),
      summary: m.summary,
      summary_en: m.summaryEn,
      valid_from: null,
      valid_to: null,
    })
    const taxonomy = await write.insert('taxonomy', {
      name: given.taxonomy.name,
      basis: given.taxonomy.basis,
      valid_from: null,
      valid_to: null,
    })
    for (const [position, f] of given.taxonomy.fields.entries()) {
      await write.insert('field', {
        taxonomy_id: taxonomy.id,
        code: f.code,
        name: f.name,
        name_en: f.nameEn,
        position,
        aliases: f.aliases,
      })
    }
    for (const t of given.tags)
      await write.insert('tag', { code: t.code, name: t.name, name_en: t.nameEn, aliases: t.aliases })
    return { movementId: movement.id }
  },
}
