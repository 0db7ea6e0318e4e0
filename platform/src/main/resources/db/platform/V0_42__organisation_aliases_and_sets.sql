-- Codes an organisation is known by besides its own: those it got later and those it had before. The code it is kept
-- under never changes. Nothing refers to organisation: the successors of old codes may come later, or never.
create table organisation_alias (
    alias  text primary key,
    code   text not null,
    -- what was called so under this code, where that is known
    name   text,
    change text not null,
    check (alias <> code)
);
create index organisation_alias_code on organisation_alias (code);

-- As organisation_apply, for many organisations at once: a state has the fields of organisation.changed. Of several
-- states of one organisation only the newest counts.
create function organisation_apply_all(p_states jsonb) returns bigint language sql as $$
    with given as materialized (
        select distinct on (code) * from jsonb_to_recordset(p_states) as s(
            code text, name text, kind text, "divisionCode" text, parent text, supervisors text[], groups text[],
            pos bigint, last bigint, depth int, edition bigint, "validFrom" date, "validTo" date)
        order by code, edition desc),
    applied as (
        insert into organisation as o
        select code, name, kind, "divisionCode", parent, supervisors, groups, pos, last, depth, edition, "validFrom",
            "validTo"
        from given
        on conflict (code) do update set name = excluded.name, kind = excluded.kind,
            division_code = excluded.division_code, parent = excluded.parent, supervisors = excluded.supervisors,
            groups = excluded.groups, pos = excluded.pos, last = excluded.last, depth = excluded.depth,
            edition = excluded.edition, valid_from = excluded.valid_from, valid_to = excluded.valid_to
        where o.edition < excluded.edition
        returning o.*, o.valid_to is not null
            and o.valid_to <= (now() at time zone 'Asia/Shanghai')::date as closed),
    ended as (
        update organisation_position p set until = a.edition from applied a
        where p.code = a.code and p.until is null
            and (a.closed or (p.pos, p.last, p.depth, p.kind, p.groups)
                is distinct from (a.pos, a.last, a.depth, a.kind, a.groups))),
    begun as (
        insert into organisation_position (pos, since, last, depth, code, kind, groups)
        select a.pos, a.edition, a.last, a.depth, a.code, a.kind, a.groups from applied a
        where not a.closed and not exists (select 1 from organisation_position p
            where p.code = a.code and p.until is null
                and (p.pos, p.last, p.depth, p.kind, p.groups)
                    is not distinct from (a.pos, a.last, a.depth, a.kind, a.groups)))
    select count(*) from applied
$$;
