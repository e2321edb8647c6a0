import { createHash, randomInt } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { z } from 'zod'
import { USER_NAME } from '../../core/account/names.ts'
import { authDatabase } from '../../db/auth-database.ts'
import { openBook } from '../../db/read/account-session.ts'
import type { App } from '../context.ts'
import { hashPassword, isPassword } from './password.ts'

export const SESSION_HOURS = 12
/** How often a session's "last seen" is written. */
const SEEN_MINUTES = 5
/** A passkey is only added shortly after signing in. */
const FRESH_MINUTES = 60
export const OIDC = 'oidc'

/** An OpenID Connect provider that people may also sign in with. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button calls it. */
  readonly name: string
}

export interface LibrarySettings {
  readonly secret: string
  /** Public address of the site; without it sign-in works, passkeys only on localhost. */
  readonly origin: string | undefined
  /** The provider, once it has answered. */
  readonly oidc: OidcSettings | undefined
}

/** A session for somebody whom a link or another way than the library's own has let in. */
const openSession = () => ({
  id: 'kheo',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ accountId: z.string(), tenantId: z.number().optional() }) },
      async (ctx) => {
        const { accountId, tenantId } = ctx.body
        const user = await ctx.context.internalAdapter.findUserById(accountId)
        const override = tenantId === undefined ? {} : { tenantId }
        const session = user && (await ctx.context.internalAdapter.createSession(accountId, false, override))
        if (!user || !session) throw ctx.error('UNAUTHORIZED')
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ accountId })
      },
    ),
  },
})

const moments = { createdAt: 'created_at', updatedAt: 'updated_at' }
/** Nothing of a provider's is kept but who somebody is there. */
const NO_TOKENS = {
  accessToken: undefined,
  refreshToken: undefined,
  idToken: undefined,
  accessTokenExpiresAt: undefined,
  refreshTokenExpiresAt: undefined,
  scope: undefined,
}

/** Our tables and columns under the library's names. Where it asks for a name or an e-mail it gets the user name. */
const TABLES = {
  user: { modelName: 'auth_user', fields: { name: 'known_as', email: 'known_as', ...moments } },
  account: {
    modelName: 'auth_credential',
    fields: {
      accountId: 'subject',
      providerId: 'provider',
      userId: 'account_id',
      password: 'password_hash',
      ...moments,
    },
    accountLinking: { allowDifferentEmails: true, disableImplicitLinking: true, trustedProviders: [OIDC] },
  },
  session: {
    modelName: 'auth_session',
    fields: { userId: 'account_id', expiresAt: 'expires_at', ipAddress: 'address', userAgent: 'device', ...moments },
    additionalFields: { tenantId: { type: 'number' as const, required: false, input: false, fieldName: 'tenant_id' } },
    expiresIn: SESSION_HOURS * 3600,
    updateAge: SEEN_MINUTES * 60,
    freshAge: FRESH_MINUTES * 60,
  },
  verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...moments } },
}

/** Recovery codes are copied by hand: no capitals, and none of the letters that look like another. */
const CODE_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
const recoveryCode = (): string =>
  Array.from({ length: 10 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')

const secondStep = () =>
  twoFactor({
    issuer: 'Khéo',
    backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: 10 }, recoveryCode) },
    schema: {
      user: { fields: { twoFactorEnabled: 'second_step' } },
      twoFactor: {
        modelName: 'auth_second_step',
        fields: {
          backupCodes: 'recovery_codes',
          userId: 'account_id',
          failedVerificationCount: 'failures',
          lockedUntil: 'locked_until',
        },
      },
    },
  })

const userNames = () =>
  username({
    displayUsername: false,
    usernameValidator: (name) => USER_NAME.test(name),
    schema: { user: { fields: { username: 'user_name' } } },
  })

/**
 * The library that keeps passwords, second steps, passkeys, providers and sessions, on our tables and under our rules.
 * None of its addresses is served: our own pages call it. Its user has the account's id, and it never makes one.
 */
export function openLibrary(app: App, settings: LibrarySettings) {
  const { origin, oidc } = settings
  return betterAuth({
    appName: 'Khéo',
    baseURL: origin ?? 'http://localhost',
    basePath: '/dang-nhap/thu-vien',
    secret: createHash('sha256').update(`accounts:${settings.secret}`).digest('hex'),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: authDatabase(app.db.app), type: 'postgres' },
    emailAndPassword: {
      enabled: false,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    ...TABLES,
    databaseHooks: {
      // Nobody who is disabled, and nobody without a book, gets a session: the answer is that of a wrong password.
      session: { create: { before: (session) => withBook(app, session) } },
      account: {
        create: { before: async () => ({ data: NO_TOKENS }) },
        update: { before: async () => ({ data: NO_TOKENS }) },
      },
    },
    advanced: {
      cookiePrefix: 'kheo',
      useSecureCookies: origin?.startsWith('https:') === true,
      database: { generateId: () => app.newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // The site's own guard and form tokens do this, before anything comes here.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    plugins: [
      userNames(),
      secondStep(),
      passkey(passkeyOptions(origin)),
      ...(oidc === undefined ? [] : [genericOAuth({ config: [oidcConfig(oidc, origin)] })]),
      openSession(),
    ],
  })
}

/** A new session opens the book that it was made for, or the account's own. */
async function withBook<S extends { readonly userId: string }>(app: App, session: S & { tenantId?: unknown }) {
  const wanted = typeof session.tenantId === 'number' ? session.tenantId : undefined
  const tenantId = await openBook(app.db.app, session.userId, wanted)
  return tenantId === undefined ? false : { data: { ...session, tenantId } }
}

/** The visitor's address as the site found it: no header that a visitor could send himself. */
export const ADDRESS_HEADER = 'x-kheo-address'

/** A passkey stands for both steps, so the device must have asked for a finger, a face or a PIN. */
function passkeyOptions(origin: string | undefined): NonNullable<Parameters<typeof passkey>[0]> {
  return {
    rpID: new URL(origin ?? 'http://localhost').hostname,
    rpName: 'Khéo',
    ...(origin === undefined ? {} : { origin }),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    authentication: {
      afterVerification: async ({ ctx, verification }) => {
        if (!verification.authenticationInfo.userVerified) throw ctx.error('UNAUTHORIZED')
      },
    },
    schema: {
      passkey: {
        modelName: 'auth_passkey',
        fields: {
          publicKey: 'public_key',
          userId: 'account_id',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  }
}

type OidcConfig = Parameters<typeof genericOAuth>[0]['config'][number]

function oidcConfig(oidc: OidcSettings, origin: string | undefined): OidcConfig {
  return {
    providerId: OIDC,
    discoveryUrl: `${oidc.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    scopes: ['openid', 'profile'],
    redirectURI: `${origin ?? 'http://localhost'}/dang-nhap/oidc/ve`,
    requireIdTokenVerification: true,
    disableSignUp: true,
    // The library wants an e-mail of everybody; this one can be nobody's, because a user name holds no @.
    mapProfileToUser: (profile) => ({
      email: `${profile.sub}@oidc.invalid`,
      name: String(profile.name ?? profile.sub),
    }),
  }
}

export type Library = ReturnType<typeof openLibrary>
