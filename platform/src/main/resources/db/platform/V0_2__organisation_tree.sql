-- The tree as it stands. In notice-service this is the directory itself, elsewhere a projection of its events.
create table organisation (
    code          text primary key,
    name          text   not null,
    kind          text   not null,
    division_code text,
    parent        text,
    supervisors   text[] not null default '{}',
    groups        text[] not null default '{}',
    pos           bigint not null,
    last          bigint not null check (last >= pos),
    depth         int    not null,
    edition       bigint not null,
    valid_from    date   not null,
    valid_to      date
);
create unique index organisation_pos on organisation (pos);
create index organisation_parent on organisation (parent);

-- Every place an organisation ever had. A position is never given to another organisation, so what was addressed to
-- the tree of an earlier edition still finds its organisations after moves, renames and closures.
create table organisation_position (
    pos    bigint not null,
    since  bigint not null,
    until  bigint,
    last   bigint not null,
    depth  int    not null,
    code   text   not null,
    kind   text   not null,
    groups text[] not null,
    primary key (pos, since)
);
create index organisation_position_code on organisation_position (code);

-- Writes one organisation's newest state and keeps its former place. Older or repeated states change nothing.
create function organisation_apply(
    p_code text, p_name text, p_kind text, p_division text, p_parent text, p_supervisors text[], p_groups text[],
    p_pos bigint, p_last bigint, p_depth int, p_edition bigint, p_from date, p_to date) returns boolean
language plpgsql as $$
declare
    open_place organisation_position;
    closed boolean := p_to is not null and p_to <= current_date;
begin
    insert into organisation as o
        values (p_code, p_name, p_kind, p_division, p_parent, p_supervisors, p_groups, p_pos, p_last, p_depth,
                p_edition, p_from, p_to)
        on conflict (code) do update set name = p_name, kind = p_kind, division_code = p_division, parent = p_parent,
            supervisors = p_supervisors, groups = p_groups, pos = p_pos, last = p_last, depth = p_depth,
            edition = p_edition, valid_from = p_from, valid_to = p_to
        where o.edition < p_edition;
    if not found then
        return false;
    end if;
    select * into open_place from organisation_position where code = p_code and until is null;
    if found then
        if not closed and (open_place.pos, open_place.last, open_place.depth, open_place.kind, open_place.groups)
            is not distinct from (p_pos, p_last, p_depth, p_kind, p_groups) then
            return true;
        end if;
        update organisation_position set until = p_edition where code = p_code and until is null;
    end if;
    if not closed then
        insert into organisation_position values (p_pos, p_edition, null, p_last, p_depth, p_code, p_kind, p_groups);
    end if;
    return true;
end $$;

-- A frozen list of organisations, kept as what selected it in one edition of the tree instead of as rows.
create table audience (
    id      uuid primary key,
    edition bigint not null,
    total   int    not null check (total > 0)
);
create table audience_clause (
    audience   uuid not null references audience,
    n          int  not null,
    way        text not null,
    from_pos   bigint not null,
    to_pos     bigint not null,
    kinds      text[],
    groups     text[],
    depth_from int not null,
    depth_to   int not null,
    primary key (audience, n)
);

-- Whether a place in the tree belongs to an audience in a way (null: in any way).
create function audience_has(p_audience uuid, p_way text, p organisation_position) returns boolean
language sql stable as $$
    select exists (select 1 from audience_clause c
        where c.audience = p_audience and (p_way is null or c.way = p_way)
          and p.pos between c.from_pos and c.to_pos
          and p.depth between c.depth_from and c.depth_to
          and (c.kinds is null or p.kind = any (c.kinds))
          and (c.groups is null or p.groups && c.groups))
$$;
