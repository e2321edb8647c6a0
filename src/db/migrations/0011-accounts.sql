-- How a person gets in: user name and password, second step, passkeys, a provider's identity; sessions; links that an
-- administrator makes. Shared tables: whoever signs in has no tenant yet. None of them points to a tenant's table, and
-- nothing here is public. The account itself (journal, grants) stays in `account`; its id is the same in all of these.

drop table session;
drop table sign_in_link;

create table auth_user (
  id uuid primary key references account,
  -- lower case; null: comes by links only
  user_name text unique,
  -- what stands where the library asks for a name or an e-mail: nobody here needs one
  known_as text not null generated always as (coalesce(user_name, id::text)) stored,
  -- a second step is asked for after the password
  second_step boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- What proves who somebody is: a password (provider 'credential', as argon2id) or the subject of an OpenID provider.
create table auth_credential (
  id uuid primary key,
  account_id uuid not null references account,
  provider text not null,
  subject text not null,
  password_hash text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider, subject)
);
create index auth_credential_account on auth_credential (account_id);

create table auth_session (
  id uuid primary key,
  -- worth nothing without the signature that only the cookie carries
  token text not null unique,
  account_id uuid not null references account,
  -- the book that is open in this session
  tenant_id int references tenant,
  created_at timestamptz not null,
  -- last seen, to within five minutes
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  device text
);
create index auth_session_account on auth_session (account_id);

-- Short-lived states of signing in: a second step under way, a passkey's challenge, a visit to a provider.
create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verification_identifier on auth_verification (identifier);

-- The secret of the code application and the recovery codes, both encrypted with the site's key.
create table auth_second_step (
  id uuid primary key,
  account_id uuid not null unique references account,
  secret text not null,
  recovery_codes text not null,
  verified boolean not null default false,
  failures int not null default 0,
  locked_until timestamptz
);

create table auth_passkey (
  id uuid primary key,
  account_id uuid not null references account,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index auth_passkey_account on auth_passkey (account_id);

-- Links that let somebody in once: only the hash is kept.
create table auth_link (
  id uuid primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('sign-in', 'invitation', 'reset')),
  account_id uuid not null references account,
  tenant_id int not null references tenant,
  -- a reset that also takes the second step and the passkeys away
  clears_second_step boolean not null default false,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index auth_link_account on auth_link (account_id);

-- How often something was tried since a moment, by a hash of the user name or by the visitor's address.
create table auth_attempt (
  key text primary key,
  since timestamptz not null,
  count int not null
);

select kheo_distribute('reference', 'auth_user');
select kheo_distribute('reference', 'auth_credential');
select kheo_distribute('reference', 'auth_session');
select kheo_distribute('reference', 'auth_verification');
select kheo_distribute('reference', 'auth_second_step');
select kheo_distribute('reference', 'auth_passkey');
select kheo_distribute('reference', 'auth_link');
select kheo_distribute('reference', 'auth_attempt');

grant select, insert, update on auth_user, auth_link to kheo_app;
grant select, insert, update, delete on auth_credential, auth_session, auth_verification, auth_second_step, auth_passkey,
  auth_attempt to kheo_app;
