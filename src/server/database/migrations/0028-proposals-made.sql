-- How a proposal was made, beside it: lists of them need not read each whole.

alter table frirum.week_proposal
  add column way text generated always as (proposal->'search'->>'way') stored,
  add column from_id uuid generated always as ((proposal->'byHand'->>'from')::uuid) stored,
  add column visits integer generated always as (jsonb_array_length(proposal->'visits')) stored;
create index week_proposal_by_from on frirum.week_proposal (tenant_id, from_id) where from_id is not null;
