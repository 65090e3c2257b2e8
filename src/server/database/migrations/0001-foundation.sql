-- The ground every other table stands on: the role that works for one tenant at a time, who the tenants are,
-- and the one way to protect a table.

-- Roles belong to the whole server, so other databases may be making the same one at this moment.
do $$
begin
  for attempt in 1..20 loop
    begin
      if not exists (select from pg_roles where rolname = 'frirum_app') then
        create role frirum_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
      end if;
      if not pg_has_role(current_user, 'frirum_app', 'set') then
        execute format('grant frirum_app to %I with set true, inherit false', current_user);
      end if;
      return;
    exception when duplicate_object or unique_violation or internal_error then
      perform pg_sleep(0.05);
    end;
  end loop;
  raise exception 'role frirum_app could not be made, though tried twenty times';
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'frirum_app' and (rolsuper or rolbypassrls or rolcanlogin)) then
    raise exception 'role frirum_app must not log in nor bypass row security';
  end if;
end $$;

create extension if not exists btree_gist with schema public;

grant usage on schema frirum to frirum_app;

-- Null when no tenant is chosen: nothing equals null, so nothing is then seen and nothing can be written.
create function frirum.current_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;

-- The municipality in words of its own. The owner makes and lists them; the work of one sees only itself.
create table frirum.tenant (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (name <> ''),
  country text not null check (country ~ '^[A-Z]{2}$'),
  zone text not null check (zone <> ''),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz(3) not null default now()
);

alter table frirum.tenant enable row level security;
create policy tenant_sees_itself on frirum.tenant for select to frirum_app using (id = frirum.current_tenant());
grant select on frirum.tenant to frirum_app;

-- Makes a table one tenant's own: rows of others are neither seen nor written, not even by the owner of the table.
-- `privileges` says what the daily work may do with it: 'select, insert' unless told otherwise.
create function frirum.protect(protected regclass, privileges text default 'select, insert') returns void
  language plpgsql as $$
declare
  unknown text;
  first_of_key text;
begin
  select string_agg(trim(word), ', ') into unknown from unnest(string_to_array(privileges, ',')) as word
    where lower(trim(word)) not in ('select', 'insert', 'update', 'delete');
  if unknown is not null then
    raise exception '% is no privilege the daily work can have on %', unknown, protected;
  end if;
  select a.attname into first_of_key from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = protected and i.indisprimary;
  if first_of_key is distinct from 'tenant_id' then
    raise exception 'the primary key of % must lead with tenant_id', protected;
  end if;
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format(
    'create policy tenant_only on %s using (tenant_id = frirum.current_tenant()) with check (tenant_id = frirum.current_tenant())',
    protected);
  execute format('grant %s on %s to frirum_app', privileges, protected);
end $$;
revoke execute on function frirum.protect(regclass, text) from public;
