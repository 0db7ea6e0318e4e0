-- Day summary per node of a period's frozen tree, kept up to date from below.
create table rollup (
    period    uuid   not null,
    pos       bigint not null,
    on_time   int    not null,
    late      int    not null,
    nil       int    not null,
    corrected int    not null,
    -- what the node itself reported, what those below it add up to, and what it counts for further up
    stated    bigint[],
    summed    bigint[],
    figures   bigint[],
    primary key (period, pos),
    foreign key (period, pos) references period_node
);

-- Nodes to be summed again. Writers only add, so they never wait for each other.
create table rollup_dirty (
    id     bigint generated always as identity primary key,
    period uuid   not null,
    pos    bigint not null
);
