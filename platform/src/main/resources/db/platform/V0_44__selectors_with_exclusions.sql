-- What a selector leaves out: cut from its own clause only, so whoever is named elsewhere is still addressed.
create table audience_exclusion (
    audience   uuid not null,
    clause     int  not null,
    from_pos   bigint not null,
    to_pos     bigint not null,
    kinds      text[],
    groups     text[],
    depth_from int not null,
    depth_to   int not null,
    foreign key (audience, clause) references audience_clause (audience, n)
);
create index audience_exclusion_of on audience_exclusion (audience, clause);

alter table audience_clause
    -- the place among the selectors of its way, to say why somebody was addressed; null where that was not kept
    add column selector int,
    -- spares all others the look for exclusions
    add column excludes boolean not null default false;

create or replace view audience_member as
select c.audience, c.n as clause, c.way, a.edition, c.from_pos, c.to_pos, p.code, p.kind, p.pos, p.last, p.depth,
    c.selector
from audience a
    join audience_clause c on c.audience = a.id
    join organisation_position p on p.pos between c.from_pos and c.to_pos
        and p.depth between c.depth_from and c.depth_to
        and (c.kinds is null or p.kind = any (c.kinds))
        and (c.groups is null or p.groups && c.groups)
        and p.since <= a.edition and (p.until is null or p.until > a.edition)
        and (not c.excludes or not exists (select 1 from audience_exclusion x
            where x.audience = c.audience and x.clause = c.n
                and p.pos between x.from_pos and x.to_pos
                and p.depth between x.depth_from and x.depth_to
                and (x.kinds is null or p.kind = any (x.kinds))
                and (x.groups is null or p.groups && x.groups)));

create or replace function audience_has(p_audience uuid, p_way text, p organisation_position) returns boolean
language sql stable as $$
    select exists (select 1 from audience_clause c
        where c.audience = p_audience and (p_way is null or c.way = p_way)
          and p.pos between c.from_pos and c.to_pos
          and p.depth between c.depth_from and c.depth_to
          and (c.kinds is null or p.kind = any (c.kinds))
          and (c.groups is null or p.groups && c.groups)
          and (not c.excludes or not exists (select 1 from audience_exclusion x
              where x.audience = c.audience and x.clause = c.n
                  and p.pos between x.from_pos and x.to_pos
                  and p.depth between x.depth_from and x.depth_to
                  and (x.kinds is null or p.kind = any (x.kinds))
                  and (x.groups is null or p.groups && x.groups))))
$$;
