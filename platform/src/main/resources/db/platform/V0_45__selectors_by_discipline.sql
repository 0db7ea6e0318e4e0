-- Organisations carry the codes of their disciplines (GB/T 13745) among their groups. A selector of disciplines keeps
-- those codes in use, at the time it was frozen, that lie at or below the ones it names.
alter table audience_clause add column disciplines text[];
alter table audience_exclusion add column disciplines text[];

-- Few organisations have any: townships and villages do not.
create index organisation_groups on organisation using gin (groups) where groups <> '{}';

create or replace view audience_member as
select c.audience, c.n as clause, c.way, a.edition, c.from_pos, c.to_pos, p.code, p.kind, p.pos, p.last, p.depth,
    c.selector
from audience a
    join audience_clause c on c.audience = a.id
    join organisation_position p on p.pos between c.from_pos and c.to_pos
        and p.depth between c.depth_from and c.depth_to
        and (c.kinds is null or p.kind = any (c.kinds))
        and (c.groups is null or p.groups && c.groups)
        and (c.disciplines is null or p.groups && c.disciplines)
        and p.since <= a.edition and (p.until is null or p.until > a.edition)
        and (not c.excludes or not exists (select 1 from audience_exclusion x
            where x.audience = c.audience and x.clause = c.n
                and p.pos between x.from_pos and x.to_pos
                and p.depth between x.depth_from and x.depth_to
                and (x.kinds is null or p.kind = any (x.kinds))
                and (x.groups is null or p.groups && x.groups)
                and (x.disciplines is null or p.groups && x.disciplines)));

create or replace function audience_has(p_audience uuid, p_way text, p organisation_position) returns boolean
language sql stable as $$
    select exists (select 1 from audience_clause c
        where c.audience = p_audience and (p_way is null or c.way = p_way)
          and p.pos between c.from_pos and c.to_pos
          and p.depth between c.depth_from and c.depth_to
          and (c.kinds is null or p.kind = any (c.kinds))
          and (c.groups is null or p.groups && c.groups)
          and (c.disciplines is null or p.groups && c.disciplines)
          and (not c.excludes or not exists (select 1 from audience_exclusion x
              where x.audience = c.audience and x.clause = c.n
                  and p.pos between x.from_pos and x.to_pos
                  and p.depth between x.depth_from and x.depth_to
                  and (x.kinds is null or p.kind = any (x.kinds))
                  and (x.groups is null or p.groups && x.groups)
                  and (x.disciplines is null or p.groups && x.disciplines))))
$$;
