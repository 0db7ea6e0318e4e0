-- Whether others are expected below the unit, so that its report is read as its node's own statement and not as a leaf's.
alter table report add column node boolean;
update report r set node = exists (select 1 from period_node n where n.period = r.period and n.pos = r.pos);
alter table report alter column node set not null;

-- A cut-off's missing ones are named batch by batch in tree order; this is how far.
alter table report_cutoff add column named_to bigint not null default -9223372036854775808;
