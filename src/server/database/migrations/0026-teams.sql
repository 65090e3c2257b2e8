-- What a team has over time beside its people: a coach (004-34), and how far it decides for itself (000-07). Neither
-- is overwritten: what held until a day stays.

create table frirum.team_coach (
  tenant_id uuid not null,
  team_id uuid not null,
  staff_id uuid not null,
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  primary key (tenant_id, team_id, during),
  foreign key (tenant_id, team_id) references frirum.team,
  foreign key (tenant_id, staff_id) references frirum.staff,
  exclude using gist (tenant_id with =, team_id with =, during with &&)
);
select frirum.protect('frirum.team_coach', 'select, insert, update, delete');

-- Each step somebody decided on, with why; the latest decided of those that begin up to a day is the one that holds.
create table frirum.team_autonomy (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  axis text not null check (axis in ('selfManagement', 'selfAssessment', 'selfCoordination')),
  step smallint not null check (step between 0 and 3),
  from_day date not null,
  reason text not null check (reason <> ''),
  decided_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, team_id) references frirum.team
);
create index team_autonomy_by_team on frirum.team_autonomy (tenant_id, team_id);
select frirum.protect('frirum.team_autonomy', 'select, insert');
