-- Everybody who signs in, whoever vouches for them; sessions that change their secret; emergencies; and a log that
-- says by which relation, for what purpose and under whose name somebody looked.

alter table frirum.demo_person rename to person;
alter table frirum.person drop constraint demo_person_role_check, drop constraint demo_person_check;
alter table frirum.person
  -- Invented, or vouched for by the municipality's identity provider.
  add column source text not null default 'demo' check (source in ('demo', 'provider')),
  -- The key by which a case officer has areas.
  add column officer_key text check (officer_key <> ''),
  -- The relative they are; what they may is in their mandates.
  add column relative_id uuid,
  -- Since when they may not come in any more, and who said so.
  add column barred_at timestamptz,
  add column barred_by text,
  add check (role in ('citizen', 'relative', 'teamMember', 'fixedContact', 'caseOfficer', 'leader', 'controller')),
  add check ((role = 'citizen') = (citizen_id is not null)),
  add check ((role = 'relative') = (relative_id is not null)),
  add check ((barred_at is null) = (barred_by is null));
alter table frirum.person alter column source drop default;
grant update on frirum.person to frirum_app;

-- A session keeps its number while its secret changes; `issued_at` is of the secret, `started_at` of the sign-in.
truncate frirum.session;
alter table frirum.session
  add column id uuid not null,
  add column issued_at timestamptz not null,
  -- The secret this one took over from, which ends once this one is used.
  add column predecessor bytea,
  -- The teams that the identity provider told of; null where the own register says who is in which team.
  add column teams uuid[];
create index session_by_id on frirum.session (tenant_id, id);
create index session_by_person on frirum.session (tenant_id, person);
grant delete on frirum.session to frirum_app;

alter table frirum.tenant
  -- For how long a citizen stays open after an emergency.
  add column emergency_minutes smallint not null default 60 check (emergency_minutes between 5 and 720);

-- Somebody outside the relation opened a citizen, and wrote why. Somebody else looks at it afterwards.
create table frirum.emergency (
  tenant_id uuid not null,
  id uuid not null,
  person text not null,
  citizen_id uuid not null,
  reason text not null check (length(reason) between 10 and 1000),
  opened_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opened_at),
  reviewed_at timestamptz,
  reviewed_by text,
  verdict text check (verdict in ('warranted', 'unwarranted')),
  note text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person) references frirum.person,
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  check (reviewed_by <> person),
  check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (verdict is null))
);
create index emergency_by_person on frirum.emergency (tenant_id, person, citizen_id, ends_at);
create index emergency_by_opening on frirum.emergency (tenant_id, opened_at);
select frirum.protect('frirum.emergency', 'select, insert, update');

alter table frirum.access_log
  -- The name at the time; empty in rows older than this.
  add column person_name text,
  -- By which relation it was theirs to see; several where any of them would do.
  add column relation text,
  add column purpose text,
  add column emergency_id uuid,
  add foreign key (tenant_id, emergency_id) references frirum.emergency;
create index access_log_by_person on frirum.access_log (tenant_id, person, id desc);
create index access_log_by_time on frirum.access_log (tenant_id, at);
create index access_log_by_emergency on frirum.access_log (tenant_id, emergency_id) where emergency_id is not null;
