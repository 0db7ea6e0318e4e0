-- Who belongs to an audience, and in which way, with the place each had in the audience's edition of the tree. An
-- organisation selected by several clauses has several rows. A view instead of audience_has: its conditions become
-- index ranges, so that a dozen recipients cost a dozen rows however large the tree is.
create view audience_member as
select c.audience, c.n as clause, c.way, a.edition, c.from_pos, c.to_pos, p.code, p.kind, p.pos, p.last, p.depth
from audience a
    join audience_clause c on c.audience = a.id
    join organisation_position p on p.pos between c.from_pos and c.to_pos
        and p.depth between c.depth_from and c.depth_to
        and (c.kinds is null or p.kind = any (c.kinds))
        and (c.groups is null or p.groups && c.groups)
        and p.since <= a.edition and (p.until is null or p.until > a.edition);

-- "Which audiences have a clause around this place": what an inbox asks.
create index audience_clause_range on audience_clause using gist (int8range(from_pos, to_pos + 1));

-- "The children of this place": what a count by branch asks.
create index organisation_position_depth on organisation_position (depth, pos);
