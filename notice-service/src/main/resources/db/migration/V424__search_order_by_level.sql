-- The level first: nearly all names are present ones, so the planner took "behind the first row" of the former order for
-- next to nothing and walked through all names for every rare word.
drop index organisation_search_order;
create index organisation_search_order on organisation_search (depth, former, code, name);
