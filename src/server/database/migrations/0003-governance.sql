-- Governance models a municipality has taken in. A document once stored is never altered: a change is a new version.

create table frirum.governance_model (
  tenant_id uuid not null references frirum.tenant,
  id text not null,
  version text not null,
  valid daterange not null,
  document jsonb not null,
  content_hash text not null,
  stored_at timestamptz not null,
  primary key (tenant_id, id, version)
);
select frirum.protect('frirum.governance_model', 'select, insert');

-- Which model steers on a day: one at a time.
create table frirum.steering (
  tenant_id uuid not null,
  model_id text not null,
  model_version text not null,
  during daterange not null,
  primary key (tenant_id, during),
  foreign key (tenant_id, model_id, model_version) references frirum.governance_model,
  exclude using gist (tenant_id with =, during with &&)
);
select frirum.protect('frirum.steering', 'select, insert, update');
