-- Long work: a job is what somebody asked for, its outcome what came of it. Both are only added. The outcome is written
-- in the transaction of the work itself, and a job has one: whoever stops it and whoever finishes it cannot both win.

create table frirum.job (
  tenant_id uuid not null references frirum.tenant,
  id uuid not null,
  kind text not null check (kind in ('settlement', 'import')),
  asked jsonb not null,
  asked_at timestamptz not null,
  asked_by text not null,
  -- As they were called on the day.
  asked_by_name text not null,
  primary key (tenant_id, id)
);
create index job_by_time on frirum.job (tenant_id, kind, asked_at desc, id desc);
select frirum.protect('frirum.job', 'select, insert');

-- How far it is; how often it was begun, for the server may have been killed over it.
create table frirum.job_progress (
  tenant_id uuid not null,
  job_id uuid not null,
  tries integer not null check (tries > 0),
  stage text not null,
  done bigint not null check (done >= 0),
  of_all bigint not null check (of_all >= 0),
  primary key (tenant_id, job_id),
  foreign key (tenant_id, job_id) references frirum.job
);
select frirum.protect('frirum.job_progress', 'select, insert, update');

create table frirum.job_outcome (
  tenant_id uuid not null,
  job_id uuid not null,
  state text not null check (state in ('done', 'refused', 'stopped', 'failed')),
  answer jsonb not null,
  ended_at timestamptz not null,
  primary key (tenant_id, job_id),
  foreign key (tenant_id, job_id) references frirum.job
);
select frirum.protect('frirum.job_outcome', 'select, insert');

-- Files on their way in, in pieces; they go when they are taken in, and a day later anyway.
create table frirum.incoming_file (
  tenant_id uuid not null references frirum.tenant,
  id uuid not null,
  name text not null,
  bytes bigint not null check (bytes >= 0),
  added_at timestamptz not null,
  added_by text not null,
  primary key (tenant_id, id)
);
select frirum.protect('frirum.incoming_file', 'select, insert, delete');

create table frirum.incoming_piece (
  tenant_id uuid not null,
  file_id uuid not null,
  piece integer not null check (piece >= 0),
  content bytea not null,
  primary key (tenant_id, file_id, piece),
  foreign key (tenant_id, file_id) references frirum.incoming_file
);
-- Compressing what is soon gone again costs more than it saves.
alter table frirum.incoming_piece alter column content set storage external;
select frirum.protect('frirum.incoming_piece', 'select, insert, delete');
