-- Which homes have a digital lock, and since when.
create table frirum.citizen_lock (
  tenant_id uuid not null,
  citizen_id uuid not null,
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  kind text not null default 'digital' check (kind = 'digital'),
  primary key (tenant_id, citizen_id, during),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  exclude using gist (tenant_id with =, citizen_id with =, during with &&)
);
select frirum.protect('frirum.citizen_lock', 'select, insert, update, delete');
