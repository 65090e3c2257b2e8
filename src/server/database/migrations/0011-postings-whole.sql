-- Both sides of a line come in one statement, and a line has no third side, so the rows of the statement say it all.
-- Looking at the whole table as well was slow where it had just been filled and PostgreSQL did not know its size yet.
create or replace function frirum.postings_balance() returns trigger
language plpgsql security definer set search_path = frirum, pg_temp as $$
declare
  bad record;
begin
  select month, run, line, sum(amount_minor) as amount into bad
  from added
  group by tenant_id, month, run, line
  having sum(amount_minor) <> 0 or count(*) <> 2
  limit 1;
  if found then
    raise exception 'postings of line % in run % of % do not balance: %', bad.line, bad.run, bad.month, bad.amount
      using errcode = '23514';
  end if;
  return null;
end $$;
