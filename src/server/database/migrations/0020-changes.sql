-- A change and the plan it writes are one: which versions it wrote, what it did to the visits, what it takes back. And
-- changes that wait for a decision, each answered once.

alter table frirum.change_made
  add column edits jsonb not null default '[]',
  -- The versions of the plan it wrote, in their order.
  add column plans uuid[] not null default '{}',
  -- What was asked and answered, so that the same sent twice is the same.
  add column asked_hash text,
  add column answer jsonb,
  add column takes_back uuid,
  add foreign key (tenant_id, takes_back) references frirum.change_made;
create unique index change_taken_back_once on frirum.change_made (tenant_id, takes_back) where takes_back is not null;

create table frirum.change_awaiting (
  tenant_id uuid not null,
  id uuid not null,
  citizen_id uuid not null,
  grant_id uuid not null,
  day date not null,
  asked_by text not null,
  role text not null,
  effect text not null check (effect in ('insideFrame', 'minorFavourable', 'outside', 'adverse')),
  change jsonb not null,
  edits jsonb not null,
  compass jsonb not null,
  note text,
  asked_hash text not null,
  answer jsonb not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citizen_id) references frirum.citizen,
  foreign key (tenant_id, grant_id) references frirum.granted
);
create index change_awaiting_by_citizen on frirum.change_awaiting (tenant_id, citizen_id);
select frirum.protect('frirum.change_awaiting', 'select, insert');

create table frirum.change_answered (
  tenant_id uuid not null,
  change_id uuid not null,
  outcome text not null check (outcome in ('decided', 'declined')),
  decision_id uuid,
  note text,
  answered_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, change_id),
  foreign key (tenant_id, change_id) references frirum.change_awaiting,
  foreign key (tenant_id, decision_id) references frirum.decision,
  check ((outcome = 'decided') = (decision_id is not null))
);
select frirum.protect('frirum.change_answered', 'select, insert');
