-- Who looked at whom, when and why. Rows are only added, and are saved before the answer leaves.

create table frirum.access_log (
  tenant_id uuid not null references frirum.tenant,
  id bigint generated always as identity,
  at timestamptz not null,
  person text not null,
  role text not null,
  action text not null,
  operation text not null,
  -- Empty for a search that found nobody.
  citizen_id uuid,
  -- What was searched for, where it was a search.
  criterion text,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  check (citizen_id is not null or criterion is not null)
);
create index access_log_by_citizen on frirum.access_log (tenant_id, citizen_id, id desc);
select frirum.protect('frirum.access_log', 'select, insert');

-- Fictional persons whom a demonstration lets in without a password.
create table frirum.demo_person (
  tenant_id uuid not null references frirum.tenant,
  key text not null,
  name text not null,
  role text not null check (role in ('citizen', 'teamMember', 'fixedContact', 'caseOfficer', 'leader', 'controller')),
  citizen_id uuid,
  staff_id uuid,
  primary key (tenant_id, key),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  foreign key (tenant_id, staff_id) references frirum.staff,
  check ((role = 'citizen') = (citizen_id is not null))
);
select frirum.protect('frirum.demo_person', 'select, insert');
