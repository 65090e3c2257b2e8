-- Who the help is for and who gives it. What changes over days stands as a daterange that includes its last day
-- when written `[]`; the database keeps them from overlapping.

create table frirum.citizen (
  tenant_id uuid not null references frirum.tenant,
  id uuid not null,
  identity_system text,
  identity_value text,
  identity_test boolean not null default false,
  born_on date,
  name text,
  area text,
  own_words text,
  primary key (tenant_id, id),
  unique (tenant_id, identity_system, identity_value),
  check ((identity_system is null) = (identity_value is null))
);
select frirum.protect('frirum.citizen', 'select, insert, update');

create table frirum.team (
  tenant_id uuid not null references frirum.tenant,
  id uuid not null,
  key text not null,
  name text not null,
  area text,
  private boolean not null default false,
  -- A team's own frame budget for a year; null takes the model's.
  frame_budget_minor bigint,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
select frirum.protect('frirum.team', 'select, insert, update');

create table frirum.staff (
  tenant_id uuid not null references frirum.tenant,
  id uuid not null,
  key text not null,
  name text not null,
  profession text not null
    check (profession in ('nurse', 'assistant', 'helper', 'therapist', 'coordinator', 'unskilled')),
  competences text[] not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
select frirum.protect('frirum.staff', 'select, insert, update');

create table frirum.team_member (
  tenant_id uuid not null,
  team_id uuid not null,
  staff_id uuid not null,
  during daterange not null,
  primary key (tenant_id, team_id, staff_id, during),
  foreign key (tenant_id, team_id) references frirum.team,
  foreign key (tenant_id, staff_id) references frirum.staff,
  exclude using gist (tenant_id with =, team_id with =, staff_id with =, during with &&)
);
select frirum.protect('frirum.team_member', 'select, insert, update, delete');

-- Which team answers for a citizen on a day: one at a time.
create table frirum.citizen_team (
  tenant_id uuid not null,
  citizen_id uuid not null,
  team_id uuid not null,
  during daterange not null,
  primary key (tenant_id, citizen_id, during),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  foreign key (tenant_id, team_id) references frirum.team,
  exclude using gist (tenant_id with =, citizen_id with =, during with &&)
);
create index citizen_team_by_team on frirum.citizen_team (tenant_id, team_id);
select frirum.protect('frirum.citizen_team', 'select, insert, update, delete');

create table frirum.fixed_contact (
  tenant_id uuid not null,
  citizen_id uuid not null,
  staff_id uuid not null,
  during daterange not null,
  primary key (tenant_id, citizen_id, during),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  foreign key (tenant_id, staff_id) references frirum.staff,
  exclude using gist (tenant_id with =, citizen_id with =, during with &&)
);
select frirum.protect('frirum.fixed_contact', 'select, insert, update, delete');

create table frirum.paid_hours (
  tenant_id uuid not null,
  team_id uuid not null,
  day date not null,
  staff_key text not null,
  minutes integer not null check (minutes >= 0),
  cost_minor bigint not null check (cost_minor >= 0),
  primary key (tenant_id, team_id, day, staff_key),
  foreign key (tenant_id, team_id) references frirum.team
);
select frirum.protect('frirum.paid_hours', 'select, insert, update');
