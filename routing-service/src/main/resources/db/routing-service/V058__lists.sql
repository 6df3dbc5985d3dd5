-- Lists of campaigns and blocked callers have a choice of orders, and admins and staff list all tenants.
CREATE INDEX campaigns_by_name ON campaigns (lower(name), id) WHERE NOT deleted;
COMMENT ON INDEX campaigns_by_name IS 'lists the campaigns of all tenants by name';
COMMENT ON INDEX campaigns_name IS 'one name, one campaign of a tenant; lists a tenant''s campaigns by name';
DROP INDEX campaigns_list;

CREATE INDEX blocked_callers_by_number ON blocked_callers (caller, id);
COMMENT ON INDEX blocked_callers_by_number IS 'lists the blocked callers of all tenants by number';
