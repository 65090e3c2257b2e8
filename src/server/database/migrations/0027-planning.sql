-- What a team's week is planned from and what came of it: where homes lie, who works when, how long ways take, what was
-- proposed, and the routes that were adopted. Proposals and adoptions are only added; the latest adoption of a week holds.

create table frirum.citizen_position (
  tenant_id uuid not null,
  citizen_id uuid not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  primary key (tenant_id, citizen_id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
select frirum.protect('frirum.citizen_position', 'select, insert, update, delete');

create table frirum.team_base (
  tenant_id uuid not null,
  team_id uuid not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  primary key (tenant_id, team_id),
  foreign key (tenant_id, team_id) references frirum.team
);
select frirum.protect('frirum.team_base', 'select, insert, update, delete');

-- Minutes after midnight; an end at or before the start lies on the next day. Somebody may be gone from some minute on.
create table frirum.shift (
  tenant_id uuid not null,
  team_id uuid not null,
  staff_id uuid not null,
  day date not null,
  starts smallint not null check (starts between 0 and 1439),
  ends smallint not null check (ends between 0 and 1439),
  mode text not null check (mode in ('car', 'bike', 'foot')),
  assumed boolean not null default false,
  absent_from smallint check (absent_from between 0 and 1439),
  primary key (tenant_id, staff_id, day, starts),
  foreign key (tenant_id, team_id) references frirum.team,
  foreign key (tenant_id, staff_id) references frirum.staff
);
create index shift_by_team on frirum.shift (tenant_id, team_id, day);
select frirum.protect('frirum.shift', 'select, insert, update, delete');

-- Ways that a table service answered, by the place to about a metre.
create table frirum.travel_time (
  tenant_id uuid not null references frirum.tenant,
  service text not null,
  mode text not null,
  from_latitude integer not null,
  from_longitude integer not null,
  to_latitude integer not null,
  to_longitude integer not null,
  minutes smallint not null check (minutes >= 0),
  primary key (tenant_id, service, mode, from_latitude, from_longitude, to_latitude, to_longitude)
);
select frirum.protect('frirum.travel_time', 'select, insert, update');

create table frirum.week_proposal (
  tenant_id uuid not null,
  -- The job that found it, or an id of its own where a command did.
  id uuid not null,
  team_id uuid not null,
  monday date not null check (extract(isodow from monday) = 1),
  made_at timestamptz not null,
  made_by text not null,
  proposal jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, team_id) references frirum.team
);
create index week_proposal_by_week on frirum.week_proposal (tenant_id, team_id, monday, made_at desc);
select frirum.protect('frirum.week_proposal', 'select, insert');

create table frirum.week_adoption (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  monday date not null,
  number integer not null check (number > 0),
  proposal_id uuid not null,
  -- Which part of the proposal, and what was left as it was and why.
  part jsonb not null,
  adopted_at timestamptz not null,
  adopted_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, team_id, monday, number),
  foreign key (tenant_id, proposal_id) references frirum.week_proposal
);
select frirum.protect('frirum.week_adoption', 'select, insert');

create table frirum.routed_visit (
  tenant_id uuid not null,
  adoption_id uuid not null,
  ordinal integer not null,
  citizen_id uuid not null,
  visit_key text not null,
  day date not null,
  -- From midnight of the day; a night's visit may begin after 24 hours.
  starts smallint not null check (starts between 0 and 2879),
  minutes smallint not null check (minutes > 0),
  staff uuid[] not null check (cardinality(staff) > 0),
  primary key (tenant_id, adoption_id, ordinal),
  foreign key (tenant_id, adoption_id) references frirum.week_adoption,
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index routed_visit_by_citizen on frirum.routed_visit (tenant_id, citizen_id, day);
select frirum.protect('frirum.routed_visit', 'select, insert');

alter table frirum.job drop constraint job_kind_check;
alter table frirum.job add constraint job_kind_check check (kind in ('settlement', 'import', 'planning'));
