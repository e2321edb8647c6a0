import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { siteKey } from './site-key.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kheo-key-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('the key is the same after a restart, of another folder another, and nobody else reads it', () => {
  const key = siteKey({ dataDir })
  expect(key).toMatch(/^[\w-]{43}$/)
  expect(siteKey({ dataDir })).toBe(key)
  expect(siteKey({ dataDir: join(dataDir, 'khac') })).not.toBe(key)
  expect(statSync(join(dataDir, 'site-key')).mode & 0o777).toBe(0o600)
})

test('a setting stands instead of the file; a short one is refused', () => {
  const secret = 'mot-khoa-dai-it-nhat-ba-muoi-hai-ky-tu'
  expect(siteKey(readConfig({ KHEO_DATA: dataDir, KHEO_SECRET: secret }))).toBe(secret)
  expect(() => readConfig({ KHEO_SECRET: 'ngan' })).toThrow(/setting.invalid/)
})

test('half of a provider’s settings are refused, and nobody hears the secret', () => {
  const all = {
    KHEO_ORIGIN: 'https://kheo.example',
    KHEO_OIDC_ISSUER: 'https://id.example/',
    KHEO_OIDC_CLIENT_ID: 'kheo',
    KHEO_OIDC_CLIENT_SECRET: 'rat-bi-mat',
  }
  expect(readConfig(all).oidc).toMatchObject({ issuer: 'https://id.example', name: 'OpenID Connect' })
  expect(readConfig({ ...all, KHEO_OIDC_ISSUER: '' }).oidc).toBeUndefined()
  for (const name of Object.keys(all).filter((key) => key !== 'KHEO_OIDC_ISSUER'))
    expect(() => readConfig({ ...all, [name]: '' })).toThrow(name)
  expect(() => readConfig({ ...all, KHEO_OIDC_ISSUER: 'khong phai' })).toThrow(/KHEO_OIDC_ISSUER/)
})
