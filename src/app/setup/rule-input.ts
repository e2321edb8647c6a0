import { z } from 'zod'
import type { RulePack, VoteRule } from '../../core/rules/rule-pack.ts'
import type { Share } from '../../core/rules/share.ts'

/** A part of a body as two whole numbers; never a decimal. */
export const ShareInput = z
  .object({
    num: z.int().min(0).max(1000),
    den: z.int().min(1).max(1000),
    more: z.boolean(),
    of: z.enum(['members', 'present', 'entitled', 'collected', 'valid']),
  })
  .refine((share) => share.num <= share.den, 'share above the whole') satisfies z.ZodType<Share>

export const VoteRuleInput: z.ZodType<VoteRule> = z.object({
  quorum: ShareInput.nullable(),
  threshold: ShareInput.nullable(),
  ballot: z.enum(['secret', 'open']).nullable(),
  written: z.exactOptional(z.boolean().nullable()),
})

const Days = z.int().min(0).max(3650).nullable()
/** "recognition", "giay-khen": what is voted on, and forms of award. */
export const Code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
/** "state:base": the kind of a body and its level. */
export const Issuer = z.string().regex(/^[a-z]+:(base|district|province|central)$/)

/** The shape of core/rules/rule-pack.ts, checked: nothing else is ever kept as rules. */
export const RulePackInput: z.ZodType<RulePack> = z.strictObject({
  votes: z.record(Code, VoteRuleInput),
  appraisal: z.strictObject({
    minMembers: z.int().min(1).max(99).nullable(),
    combine: z.enum(['mean', 'trimmed-mean']),
    differenceHalves: z.int().min(0).max(2000).nullable(),
  }),
  conflict: z.strictObject({ latelyLedMonths: z.int().min(0).max(600).nullable() }),
  days: z.strictObject({
    receive: Days,
    supplement: Days,
    recommendation: Days,
    appeal: Days,
    heartbeat: Days,
  }),
  awards: z
    .array(
      z.strictObject({
        form: Code,
        name: z.string().trim().min(1).max(200),
        nameEn: z.string().trim().max(200),
        issuers: z.array(Issuer).max(20),
        subjects: z.array(z.enum(['collective', 'individual', 'household'])).max(3),
        basis: z.string().trim().max(500),
      }),
    )
    .max(40),
})
