-- The intervals of the tree that notices were ever addressed to: the tree has few, and few of them hold a given place.
create table inbox_range (
    id       bigint generated always as identity primary key,
    from_pos bigint not null,
    to_pos   bigint not null,
    unique (from_pos, to_pos)
);
create index inbox_range_holds on inbox_range using gist (int8range(from_pos, to_pos + 1));

-- Which notices were addressed to an interval or to a part of it, in the order of every inbox, with what decides for most
-- who is meant: an inbox is read from the newest lines of the intervals around an organisation.
create table inbox_line (
    range       bigint  not null references inbox_range,
    issue_order bigint  not null,
    clause      int     not null,
    notice      uuid    not null,
    audience    uuid    not null,
    edition     bigint  not null,
    way         text    not null,
    selector    int,
    kinds       text[],
    groups      text[],
    depth_from  int     not null,
    depth_to    int     not null,
    -- also by what does not stand here: then the audience is asked
    narrowed    boolean not null,
    primary key (range, issue_order, clause)
);

insert into inbox_range (from_pos, to_pos)
    select distinct c.from_pos, c.to_pos from notice n join audience_clause c on c.audience = n.audience;
insert into inbox_line
    select r.id, n.issue_order, c.n, n.id, n.audience, a.edition, c.way, c.selector, c.kinds, c.groups, c.depth_from,
        c.depth_to, c.excludes or c.disciplines is not null
    from notice n join audience a on a.id = n.audience join audience_clause c on c.audience = a.id
        join inbox_range r on r.from_pos = c.from_pos and r.to_pos = c.to_pos;
