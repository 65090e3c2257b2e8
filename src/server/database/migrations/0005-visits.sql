-- Facts about visits: appended, never changed, partitioned by month. The sender makes the id, so a fact sent twice is one.

create table frirum.visit_fact (
  tenant_id uuid not null,
  day date not null,
  id uuid not null,
  citizen_id uuid not null,
  planned_visit text,
  kind text not null check (kind in (
    'lockEvent', 'more', 'less', 'moved', 'declinedInTime', 'declinedLate', 'declinedAtDoor', 'notHome', 'swapped',
    'extra', 'doubleStaffed', 'observation', 'signature', 'correction')),
  minutes integer check (minutes >= 0),
  starts_at timestamptz,
  ends_at timestamptz,
  services text[] not null default '{}',
  reason text,
  source text not null check (source in ('lock', 'clock', 'staff', 'report', 'import')),
  recorded_at timestamptz not null,
  recorded_by text,
  corrects uuid,
  primary key (tenant_id, day, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  check ((kind = 'correction') = (corrects is not null)),
  check (ends_at is null or starts_at <= ends_at)
) partition by range (day);
create index visit_fact_by_citizen on frirum.visit_fact (tenant_id, citizen_id, day);
select frirum.protect('frirum.visit_fact', 'select, insert');

-- Makes the month partitions that a batch of facts needs. The application role may not make tables, so it runs as the owner.
create function frirum.ensure_visit_months(first date, last date) returns void
language plpgsql security definer set search_path = frirum, pg_temp as $$
declare
  month date := date_trunc('month', first)::date;
begin
  if first < date '2000-01-01' or last > date '2100-12-31' or last < first or last - first > 4000 then
    raise exception 'visit days out of bounds: % to %', first, last using errcode = '22008';
  end if;
  while month <= last loop
    if to_regclass(format('frirum.visit_fact_%s', to_char(month, 'YYYY_MM'))) is null then
      perform pg_advisory_xact_lock(hashtext('frirum.visit_fact'));
      execute format(
        'create table if not exists frirum.visit_fact_%s partition of frirum.visit_fact for values from (%L) to (%L)',
        to_char(month, 'YYYY_MM'), month, (month + interval '1 month')::date);
    end if;
    month := (month + interval '1 month')::date;
  end loop;
end $$;
revoke all on function frirum.ensure_visit_months(date, date) from public;
grant execute on function frirum.ensure_visit_months(date, date) to frirum_app;
