-- What the rules of people stand on: tasks that were delegated, case officers by area, relatives and their mandate.

-- A task that somebody trained gave to somebody who is not. It always has a last day, which may come sooner than said.
create table frirum.delegated_task (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  task text not null check (task <> ''),
  given_by uuid not null,
  -- What the giver was trained as when giving.
  giver_profession text not null
    check (giver_profession in ('nurse', 'assistant', 'helper', 'therapist', 'coordinator', 'unskilled')),
  during daterange not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references frirum.staff,
  foreign key (tenant_id, given_by) references frirum.staff,
  check (given_by <> staff_id),
  check (not isempty(during) and not lower_inf(during) and not upper_inf(during))
);
create index delegated_task_by_staff on frirum.delegated_task (tenant_id, staff_id);
select frirum.protect('frirum.delegated_task', 'select, insert, update');

-- Which case officer has an area on a day: one at a time.
create table frirum.case_officer_area (
  tenant_id uuid not null references frirum.tenant,
  area text not null check (area <> ''),
  officer_key text not null check (officer_key <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  primary key (tenant_id, area, during),
  exclude using gist (tenant_id with =, area with =, during with &&)
);
select frirum.protect('frirum.case_officer_area', 'select, insert, update, delete');

-- Who is near a citizen and what they may do: one mandate of one relative at a time.
create table frirum.relative (
  tenant_id uuid not null,
  citizen_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  relation text not null,
  mandate text not null check (mandate in ('none', 'see', 'act')),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  primary key (tenant_id, citizen_id, id, during),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  exclude using gist (tenant_id with =, citizen_id with =, id with =, during with &&)
);
select frirum.protect('frirum.relative', 'select, insert, update');
