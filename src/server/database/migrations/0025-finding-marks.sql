-- What people said of findings. Each run finds everything anew, so a mark is of what was found, not of its number: the
-- same thing found again has its mark, and what has changed must be looked at again. The latest mark holds.

create table frirum.finding_mark (
  tenant_id uuid not null references frirum.tenant,
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  kind text not null,
  citizen_id uuid,
  team_id uuid,
  day date,
  facts jsonb not null,
  decision text not null check (decision in ('looked', 'unpaid', 'pay')),
  -- How many minutes beyond what the grant allows are to be paid.
  minutes integer check ((decision = 'pay') = (minutes is not null) and minutes > 0),
  note text not null,
  at timestamptz not null,
  by text not null,
  by_name text not null,
  primary key (tenant_id, id)
);
create index finding_mark_by_month on frirum.finding_mark (tenant_id, month, citizen_id);
select frirum.protect('frirum.finding_mark', 'select, insert');
