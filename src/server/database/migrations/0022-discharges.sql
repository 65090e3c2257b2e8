-- The days citizens came home from hospital, as told: a model's clocks of discharge run from the last.

create table frirum.hospital_discharge (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  day date not null,
  told_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen
);
create index hospital_discharge_by_citizen on frirum.hospital_discharge (tenant_id, citizen_id, day);
select frirum.protect('frirum.hospital_discharge', 'select, insert');
