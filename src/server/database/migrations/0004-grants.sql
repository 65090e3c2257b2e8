-- From assessment to decision to plan. All of it is appended and kept; which grant holds on a day follows from
-- the decisions (a later one takes over from its day).

create table frirum.assessment (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  day date not null,
  wishes text,
  resources text,
  contact_note text,
  contract_note text,
  communication_note text,
  conclusion_note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index assessment_by_citizen on frirum.assessment (tenant_id, citizen_id, day);
select frirum.protect('frirum.assessment', 'select, insert');

create table frirum.assessed_need (
  tenant_id uuid not null,
  assessment_id uuid not null,
  area text not null,
  level_now smallint not null check (level_now in (0, 1, 2, 3, 4, 9)),
  level_expected smallint check (level_expected in (0, 1, 2, 3, 4, 9)),
  own_view text,
  primary key (tenant_id, assessment_id, area),
  foreign key (tenant_id, assessment_id) references frirum.assessment
);
select frirum.protect('frirum.assessed_need', 'select, insert');

create table frirum.assessment_step (
  tenant_id uuid not null,
  assessment_id uuid not null,
  ordinal smallint not null,
  step text not null,
  note text not null,
  primary key (tenant_id, assessment_id, ordinal),
  foreign key (tenant_id, assessment_id) references frirum.assessment
);
select frirum.protect('frirum.assessment_step', 'select, insert');

create table frirum.decision (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  assessment_id uuid,
  outcome text not null check (outcome in ('granted', 'refused', 'ended')),
  decided_at timestamptz not null,
  decided_by text not null,
  takes_effect_on date not null,
  legal_basis text[] not null,
  facts text not null,
  considerations text not null,
  heard_on date,
  appeal_guidance boolean not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  foreign key (tenant_id, assessment_id) references frirum.assessment
);
create index decision_by_citizen on frirum.decision (tenant_id, citizen_id, decided_at);
select frirum.protect('frirum.decision', 'select, insert');

-- `grant` is a word of SQL, so the table is named for what was granted.
create table frirum.granted (
  tenant_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  citizen_id uuid not null,
  during daterange not null,
  category text,
  band text,
  course text,
  rehabilitation boolean not null default false,
  beyond_the_day boolean not null default false,
  follow_up_on date,
  conditions text[] not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, decision_id),
  foreign key (tenant_id, decision_id) references frirum.decision,
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index granted_by_citizen on frirum.granted (tenant_id, citizen_id);
select frirum.protect('frirum.granted', 'select, insert');

create table frirum.frame (
  tenant_id uuid not null,
  grant_id uuid not null,
  ordinal smallint not null,
  scope_kind text not null check (scope_kind in ('whole', 'cluster', 'service')),
  -- The cluster's or the service's id; empty for the whole.
  scope_key text not null default '',
  minutes integer not null check (minutes >= 0),
  per text not null check (per in ('week', 'fourWeeks', 'month')),
  primary key (tenant_id, grant_id, ordinal),
  unique (tenant_id, grant_id, scope_kind, scope_key),
  foreign key (tenant_id, grant_id) references frirum.granted,
  check ((scope_kind = 'whole') = (scope_key = ''))
);
select frirum.protect('frirum.frame', 'select, insert');

create table frirum.grant_goal (
  tenant_id uuid not null,
  grant_id uuid not null,
  area text not null,
  level smallint not null check (level in (0, 1, 2, 3, 4, 9)),
  by_day date,
  primary key (tenant_id, grant_id, area),
  foreign key (tenant_id, grant_id) references frirum.granted
);
select frirum.protect('frirum.grant_goal', 'select, insert');

create table frirum.rhythm_plan (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  version integer not null check (version > 0),
  during daterange not null,
  agreed_with_citizen boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, citizen_id, version),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
select frirum.protect('frirum.rhythm_plan', 'select, insert');

create table frirum.planned_visit (
  tenant_id uuid not null,
  plan_id uuid not null,
  key text not null,
  part_of_day text not null check (part_of_day in ('morning', 'forenoon', 'noon', 'afternoon', 'evening', 'night')),
  -- Either fixed weekdays (Monday is 0) or a number of times a week.
  weekdays smallint[],
  times_a_week smallint check (times_a_week between 1 and 7),
  minutes integer not null check (minutes > 0),
  services text[] not null,
  purpose text,
  window_start smallint check (window_start between 0 and 1439),
  window_end smallint check (window_end between 0 and 1439),
  competences text[] not null default '{}',
  staff smallint not null default 1 check (staff between 1 and 4),
  primary key (tenant_id, plan_id, key),
  foreign key (tenant_id, plan_id) references frirum.rhythm_plan,
  check ((weekdays is null) <> (times_a_week is null)),
  check ((window_start is null) = (window_end is null))
);
select frirum.protect('frirum.planned_visit', 'select, insert');

create table frirum.started_package (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  package text not null,
  during daterange not null,
  started_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  exclude using gist (tenant_id with =, citizen_id with =, package with =, during with &&)
);
select frirum.protect('frirum.started_package', 'select, insert');

-- What the compass said of a change somebody made, with its ground as it was that day.
create table frirum.change_made (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  grant_id uuid not null,
  day date not null,
  made_by text not null,
  role text not null,
  effect text not null check (effect in ('insideFrame', 'minorFavourable', 'outside', 'adverse')),
  minor_minutes integer not null default 0,
  swaps integer not null default 0,
  change jsonb not null,
  compass jsonb not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  foreign key (tenant_id, grant_id) references frirum.granted
);
create index change_made_by_citizen on frirum.change_made (tenant_id, citizen_id, day);
select frirum.protect('frirum.change_made', 'select, insert');

create table frirum.follow_up_done (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  rule text not null,
  day date not null,
  outcome text not null check (outcome in ('continues', 'changedInsideFrame', 'ended', 'newAssessment')),
  done_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index follow_up_done_by_citizen on frirum.follow_up_done (tenant_id, citizen_id, day);
select frirum.protect('frirum.follow_up_done', 'select, insert');
