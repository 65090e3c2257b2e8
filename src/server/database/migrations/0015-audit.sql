-- Every row of the access log becomes a leaf of its municipality's Merkle tree, so that a row that is altered, taken out
-- or put in later can be told. What each table is for and how hashes are made: src/server/audit.

-- Nobody alters the log, not even the owner of the schema; the daily work has no right to in the first place.
create function frirum.only_added() returns trigger
language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name using errcode = '42501';
end $$;
revoke execute on function frirum.only_added() from public;

create trigger only_added before update or delete or truncate on frirum.access_log
  for each statement execute function frirum.only_added();

-- Rows that are committed and wait to become leaves: a mark for each statement that added some. The mark commits with
-- its rows, so whatever order transactions end in, a row that can be seen has a mark until it has a leaf.
create table frirum.audit_pending (
  tenant_id uuid not null references frirum.tenant,
  first_row bigint not null,
  row_ids bigint[] not null,
  primary key (tenant_id, first_row)
);
select frirum.protect('frirum.audit_pending', 'select, delete');

create function frirum.mark_pending() returns trigger
language plpgsql security definer set search_path = frirum, pg_temp as $$
begin
  insert into frirum.audit_pending (tenant_id, first_row, row_ids)
  select tenant_id, min(id), array_agg(id order by id) from added group by tenant_id;
  return null;
end $$;
revoke execute on function frirum.mark_pending() from public;
create trigger mark_pending after insert on frirum.access_log
  referencing new table as added for each statement execute function frirum.mark_pending();

create table frirum.audit_leaf (
  tenant_id uuid not null references frirum.tenant,
  index bigint not null check (index >= 0),
  row_id bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, index),
  unique (tenant_id, row_id)
);
select frirum.protect('frirum.audit_leaf', 'select, insert');
create trigger only_added before update or delete or truncate on frirum.audit_leaf
  for each statement execute function frirum.only_added();

-- The hashes of whole subtrees: node `index` of `level` stands over leaves index * 2^level up to (index + 1) * 2^level.
create table frirum.audit_node (
  tenant_id uuid not null references frirum.tenant,
  level smallint not null check (level > 0),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, level, index)
);
select frirum.protect('frirum.audit_node', 'select, insert');
create trigger only_added before update or delete or truncate on frirum.audit_node
  for each statement execute function frirum.only_added();

-- The signed notes that were written outside the database, so that it shows when one of those is gone.
create table frirum.audit_checkpoint (
  tenant_id uuid not null references frirum.tenant,
  size bigint not null check (size > 0),
  -- Which key signed it, as the note names it: two servers have two keys.
  key text not null,
  note text not null,
  primary key (tenant_id, size, key)
);
select frirum.protect('frirum.audit_checkpoint', 'select, insert');
create trigger only_added before update or delete or truncate on frirum.audit_checkpoint
  for each statement execute function frirum.only_added();

-- Rows that are older than this. The owner, too, sees one tenant's at a time.
do $$
declare
  each record;
begin
  for each in select id from frirum.tenant loop
    perform set_config('app.tenant', each.id::text, true);
    insert into frirum.audit_pending (tenant_id, first_row, row_ids)
    select tenant_id, min(id), array_agg(id order by id) from frirum.access_log
    where tenant_id = each.id group by tenant_id, id / 1000;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
