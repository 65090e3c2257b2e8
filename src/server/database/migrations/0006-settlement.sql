-- Money. A run is one settlement of one month; nothing in it is ever overwritten: a correction is a later run that
-- holds only differences. Each line has an entry whose postings add up to nothing, and the database sees to that.

create table frirum.settlement_run (
  tenant_id uuid not null references frirum.tenant,
  month date not null check (extract(day from month) = 1),
  number integer not null check (number > 0),
  model_id text not null,
  model_version text not null,
  currency text not null,
  total_minor bigint not null,
  lines integer not null,
  settled_at timestamptz not null,
  settled_by text not null,
  primary key (tenant_id, month, number)
);
select frirum.protect('frirum.settlement_run', 'select, insert');

create table frirum.settlement_line (
  tenant_id uuid not null,
  month date not null,
  run integer not null,
  line integer not null,
  -- The nil UUID where a line is a team's own, not a citizen's.
  citizen_id uuid not null,
  team_id uuid not null,
  kind text not null,
  key text not null,
  first_day date not null,
  last_day date not null,
  quantity integer not null,
  unit text not null,
  unit_price_minor bigint not null,
  per text not null,
  amount_minor bigint not null,
  ground jsonb not null,
  primary key (tenant_id, month, run, line),
  foreign key (tenant_id, month, run) references frirum.settlement_run,
  foreign key (tenant_id, team_id) references frirum.team
);
create index settlement_line_by_citizen on frirum.settlement_line (tenant_id, month, citizen_id);
select frirum.protect('frirum.settlement_line', 'select, insert');

create table frirum.settlement_finding (
  tenant_id uuid not null,
  month date not null,
  run integer not null,
  finding integer not null,
  kind text not null,
  citizen_id uuid,
  team_id uuid,
  day date,
  facts jsonb not null,
  primary key (tenant_id, month, run, finding),
  foreign key (tenant_id, month, run) references frirum.settlement_run
);
select frirum.protect('frirum.settlement_finding', 'select, insert');

-- Both sides of every line. Accounts: `care` is what the municipality pays for, `team:<key>` what a team has earned.
create table frirum.posting (
  tenant_id uuid not null,
  month date not null,
  run integer not null,
  line integer not null,
  side smallint not null check (side in (1, 2)),
  account text not null,
  amount_minor bigint not null,
  primary key (tenant_id, month, run, line, side),
  foreign key (tenant_id, month, run, line) references frirum.settlement_line
);
select frirum.protect('frirum.posting', 'select, insert');

-- Checked for each statement that adds postings, so an entry must come whole. Deferring it to the commit would cost a
-- call for each row.
create function frirum.postings_balance() returns trigger
language plpgsql security definer set search_path = frirum, pg_temp as $$
declare
  bad record;
begin
  select p.month, p.run, p.line, sum(p.amount_minor) as amount into bad
  from frirum.posting p
  join (select distinct tenant_id, month, run, line from added) a using (tenant_id, month, run, line)
  group by p.tenant_id, p.month, p.run, p.line
  having sum(p.amount_minor) <> 0 or count(*) <> 2
  limit 1;
  if found then
    raise exception 'postings of line % in run % of % do not balance: %', bad.line, bad.run, bad.month, bad.amount
      using errcode = '23514';
  end if;
  return null;
end $$;
create trigger postings_balance after insert on frirum.posting
  referencing new table as added for each statement execute function frirum.postings_balance();
