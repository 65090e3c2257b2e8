-- Letters as they were sent, and where they say one can ask. Both are only added to.

create table frirum.letter (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  decision_id uuid not null,
  language text not null check (language in ('da', 'sv', 'en')),
  -- The document to the byte; the hash keeps it from ever being another.
  content bytea not null,
  hash bytea not null check (hash = sha256(content)),
  kept_at timestamptz not null,
  kept_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, decision_id, language),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  foreign key (tenant_id, decision_id) references frirum.decision
);
create index letter_by_citizen on frirum.letter (tenant_id, citizen_id, kept_at);
select frirum.protect('frirum.letter', 'select, insert');

create table frirum.letter_contact (
  tenant_id uuid not null references frirum.tenant,
  id uuid not null,
  office text not null check (office ~ '\S'),
  address text,
  phone text,
  email text,
  hours text,
  written_at timestamptz not null,
  written_by text not null,
  primary key (tenant_id, id),
  check (coalesce(address, phone, email) is not null)
);
create index letter_contact_by_time on frirum.letter_contact (tenant_id, written_at);
select frirum.protect('frirum.letter_contact', 'select, insert');

-- What matters to the citizen, as they said it in the conversation.
alter table frirum.assessment add column matters text;
