-- Settlement asks for a citizen's corrections of any day, since one may move a visit into another month: few rows among
-- very many.
create index visit_fact_correction on frirum.visit_fact (tenant_id, citizen_id) where kind = 'correction';
