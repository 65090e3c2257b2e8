-- The check that a posting has its line must go by the key. Beside another index that also begins with tenant and month
-- PostgreSQL took that one as long as it knew nothing of the table, and posted a large town in hours. Nothing else asks
-- for lines by citizen.
drop index frirum.settlement_line_by_citizen;
