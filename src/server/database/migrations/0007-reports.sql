-- What delivery reports tell. They are somebody else's record: a later report of the same thing takes the place of the
-- earlier one, in whatever order they come. `report_resource` holds the version that stands of each resource, as it was
-- told; every other table here follows from it and from nothing else, and is written anew where it changes.

create table frirum.report_resource (
  tenant_id uuid not null references frirum.tenant,
  type text collate "C" not null,
  id text collate "C" not null,
  -- The moment the report was made, to the nanosecond in UTC; as text, since a timestamptz is coarser.
  reported_at text collate "C" not null check (length(reported_at) = 30),
  -- The id of the Patient it is about, known or not.
  patient text collate "C",
  -- Canonical JSON: two versions of one moment are decided by it.
  content text collate "C" not null,
  received_at timestamptz(3) not null default now(),
  primary key (tenant_id, type, id)
);
create index report_resource_by_patient on frirum.report_resource (tenant_id, patient);
select frirum.protect('frirum.report_resource', 'select, insert, update');

-- Which citizen a Patient of the reports is. Two with one identity number are one citizen.
create table frirum.reported_citizen (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  -- Who keeps the record, by its number in the register of the health service.
  organization text,
  deceased boolean,
  deceased_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index reported_citizen_by_citizen on frirum.reported_citizen (tenant_id, citizen_id);
select frirum.protect('frirum.reported_citizen', 'select, insert, delete');

create table frirum.need (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  -- Such as `FSIII:J1.2`; `system|code` where the code is not known.
  area text not null,
  field text check (field in ('homeCare', 'nursing')),
  level smallint check (level in (0, 1, 2, 3, 4, 9)),
  status text,
  verification text,
  in_focus boolean not null,
  recorded_on date,
  -- The contact in which somebody will look again, as the old way of reporting tells it.
  follow_up text,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index need_by_citizen on frirum.need (tenant_id, citizen_id);
select frirum.protect('frirum.need', 'select, insert, delete');

create table frirum.goal (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  need_id text,
  level smallint check (level in (0, 1, 2, 3, 4, 9)),
  aim text,
  status text,
  starts_on date,
  by_day date,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index goal_by_citizen on frirum.goal (tenant_id, citizen_id);
select frirum.protect('frirum.goal', 'select, insert, delete');

-- Help that is granted: a service and a period. Minutes are never reported.
create table frirum.intervention (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  service text not null,
  local_code text,
  local_name text,
  status text,
  activity text,
  from_day date,
  to_day date,
  needs text[] not null,
  delivered_as text[] not null,
  follow_up text,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index intervention_by_citizen on frirum.intervention (tenant_id, citizen_id);
select frirum.protect('frirum.intervention', 'select, insert, delete');

-- Help given once without being planned. Only when it began is reported.
create table frirum.completed_intervention (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  service text not null,
  local_code text,
  local_name text,
  status text,
  day date,
  at timestamptz(3),
  needs text[] not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index completed_intervention_by_citizen on frirum.completed_intervention (tenant_id, citizen_id);
select frirum.protect('frirum.completed_intervention', 'select, insert, delete');

-- Meetings with the citizen, planned or over: follow-ups, visits, assessments.
create table frirum.contact (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  purpose text,
  status text,
  manner text,
  day date,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  needs text[] not null,
  interventions text[] not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index contact_by_citizen on frirum.contact (tenant_id, citizen_id, day);
create index contact_by_intervention on frirum.contact using gin (interventions);
select frirum.protect('frirum.contact', 'select, insert, delete');

create table frirum.follow_up_outcome (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  -- continues, changedInsideFrame, ended, newAssessment; a code where it is none of these.
  outcome text not null,
  status text,
  day date,
  needs text[] not null,
  interventions text[] not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index follow_up_outcome_by_citizen on frirum.follow_up_outcome (tenant_id, citizen_id);
select frirum.protect('frirum.follow_up_outcome', 'select, insert, delete');

create table frirum.own_view (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  question text not null,
  answer text not null,
  status text,
  day date,
  need_id text,
  matter_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index own_view_by_citizen on frirum.own_view (tenant_id, citizen_id);
select frirum.protect('frirum.own_view', 'select, insert, delete');

create table frirum.matter_of_interest (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  area text not null,
  at_risk text[] not null,
  relevant boolean not null,
  status text,
  day date,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index matter_of_interest_by_citizen on frirum.matter_of_interest (tenant_id, citizen_id);
select frirum.protect('frirum.matter_of_interest', 'select, insert, delete');

-- Help that was delivered, as reports tell it: finished contacts with the services of the interventions they rest on.
create table frirum.report_visit (
  tenant_id uuid not null,
  id text collate "C" not null,
  citizen_id uuid not null,
  -- The contact's own id where it is a UUID, otherwise made from it; the same whenever it is told.
  fact_id uuid not null,
  purpose text not null check (purpose in ('plannedHelp', 'acuteHelp', 'helpNotGranted')),
  day date not null,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  minutes integer check (minutes >= 0),
  services text[] not null,
  recorded_at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, fact_id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index report_visit_by_citizen on frirum.report_visit (tenant_id, citizen_id, day);
create index report_visit_by_day on frirum.report_visit (tenant_id, day);
select frirum.protect('frirum.report_visit', 'select, insert, delete');

-- Every fact about visits that holds: those that were told once and for ever, and those of reports as they stand today.
-- Settlement reads this and not `visit_fact` alone, or reported visits would not be paid.
create view frirum.effective_visit_fact with (security_invoker = true) as
  select tenant_id, day, id, citizen_id, planned_visit, kind, minutes, starts_at, ends_at, services, reason, source,
    recorded_at, recorded_by, corrects
  from frirum.visit_fact
  union all
  select tenant_id, day, fact_id, citizen_id, null, 'lockEvent', minutes, starts_at, ends_at, services,
    nullif(purpose, 'plannedHelp'), 'report', recorded_at, null, null
  from frirum.report_visit;
grant select on frirum.effective_visit_fact to frirum_app;
