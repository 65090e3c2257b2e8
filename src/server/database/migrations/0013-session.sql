-- Who is signed in. Only the hash of a session's secret is kept, so whoever reads this table can be nobody.

create table frirum.session (
  tenant_id uuid not null references frirum.tenant,
  -- SHA-256 of the secret in the cookie.
  secret_hash bytea not null check (length(secret_hash) = 32),
  person text not null,
  started_at timestamptz not null,
  -- When it was used last, to the minute.
  used_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, secret_hash),
  foreign key (tenant_id, person) references frirum.demo_person,
  check (started_at <= used_at)
);
select frirum.protect('frirum.session', 'select, insert, update');
